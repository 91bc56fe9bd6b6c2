import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import type { Shape } from '../../shapes.ts';
import type { Translate } from '../../../texts/index.ts';

/** A state in words beside a shape; the shape chooses the colour, never the other way round. */
export function tag({ text, shape: name }: { readonly text: string; readonly shape: Shape }): Html {
  return html`<span class="tag tag-${name}">${shape(name)}<span>${text}</span></span>`;
}

export type CaseStatus = 'done' | 'now' | 'ahead' | 'late' | 'refused' | 'paused';

const words = {
  done: 'kit.statusDone', now: 'kit.statusNow', ahead: 'kit.statusAhead', late: 'kit.statusLate', refused: 'kit.statusRefused', paused: 'kit.statusPaused',
} as const satisfies Record<CaseStatus, string>;

/** The usual states of a case. */
export function statusTag({ t, status }: { readonly t: Translate; readonly status: CaseStatus }): Html {
  return tag({ text: t(words[status]), shape: status });
}
