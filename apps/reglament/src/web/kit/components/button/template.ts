import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';

export type ButtonProps = {
  readonly text: string;
  /** One primary a page; `warning` for what cannot be undone; it carries a shape. */
  readonly kind?: 'primary' | 'secondary' | 'warning';
  readonly name?: string;
  readonly value?: string;
  /** With an address it is a link that looks like a button: for going on, never for changing something. */
  readonly href?: string;
  /** Another address for the form, when a page has two ways to send it. */
  readonly formAction?: string;
  readonly id?: string;
};

export function button({ text, kind = 'primary', name, value, href, formAction, id }: ButtonProps): Html {
  const look = `button button-${kind}`;
  const words = kind === 'warning' ? html`${shape('late')}<span>${text}</span>` : html`${text}`;
  if (href !== undefined) return html`<a class="${look}" href="${href}"${attributes({ id })}>${words}</a>`;
  return html`<button class="${look}"${attributes({ name, value, formaction: formAction, id })}>${words}</button>`;
}

/** Buttons and links that end a form, side by side; under each other on a phone. */
export function buttonRow(items: readonly Html[]): Html {
  return html`<div class="buttons">${items}</div>`;
}
