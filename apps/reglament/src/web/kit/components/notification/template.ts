import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import type { Shape } from '../../shapes.ts';
import type { Translate } from '../../../texts/index.ts';

export type NotificationKind = 'info' | 'success' | 'refusal';

const shapes: Readonly<Record<NotificationKind, Shape>> = { info: 'info', success: 'done', refusal: 'refused' };
const titles = { info: 'kit.noticeInfo', success: 'kit.noticeSuccess', refusal: 'kit.noticeRefusal' } as const;

export type NotificationProps = {
  readonly t: Translate;
  readonly kind: NotificationKind;
  /** Without a title the kind's own word stands there. */
  readonly title?: string;
  readonly body: Html;
  /** After an action: read out at once. */
  readonly live?: boolean;
};

/** A message in the flow of the page: words and a shape, red only for a refusal. */
export function notification({ t, kind, title, body, live = false }: NotificationProps): Html {
  return html`<section class="notification notification-${kind}"${attributes({ role: live ? 'status' : null })}>
<p class="notification-title">${shape(shapes[kind])}<strong>${title ?? t(titles[kind])}</strong></p>
<div class="notification-body">${body}</div>
</section>`;
}

export type ConfirmationProps = { readonly title: string; readonly label?: string; readonly number?: string; readonly body?: Html };

/** The end of a path: what was done, with its number large enough to be read out on the telephone. Holds the page's h1. */
export function confirmationPanel({ title, label, number, body }: ConfirmationProps): Html {
  return html`<div class="confirmation">
<div class="confirmation-shape">${shape('done')}</div>
<div><h1>${title}</h1>
${number !== undefined && html`<p class="confirmation-number">${label !== undefined && html`<span>${label}</span> `}<strong>${number}</strong></p>`}
${body}</div>
</div>`;
}
