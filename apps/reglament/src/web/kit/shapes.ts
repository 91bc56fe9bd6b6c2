/**
 * The shapes that stand beside status words. Each differs in outline, not only in colour, so that the state can be told
 * in print, in high contrast and by those who do not see colours. Drawn in the colour of the text around them.
 */
import { dangerouslyRaw, html } from './html.ts';
import type { Html } from './html.ts';

export type Shape = 'done' | 'now' | 'ahead' | 'late' | 'refused' | 'paused' | 'info' | 'skipped';

const drawings: Readonly<Record<Shape, string>> = {
  done: '<circle cx="12" cy="12" r="10" fill="currentColor"/><path class="shape-cut" d="M7 12.5l3.4 3.4L17 9" fill="none" stroke-width="2.6"/>',
  now: '<circle class="shape-field" cx="12" cy="12" r="10" stroke="currentColor" stroke-width="2.4"/><circle class="shape-dot" cx="12" cy="12" r="4.2"/>',
  ahead: '<circle class="shape-field" cx="12" cy="12" r="9" stroke="currentColor" stroke-width="2"/>',
  late: '<path d="M12 2.5L22.5 21.5H1.5z" fill="currentColor"/><path class="shape-cut" d="M12 9v6M12 17.2v1.8" stroke-width="2.4"/>',
  refused: '<rect x="2.5" y="2.5" width="19" height="19" rx="2" fill="currentColor"/><path class="shape-cut" d="M8 8l8 8M16 8l-8 8" stroke-width="2.6"/>',
  paused: '<rect x="4.5" y="3.5" width="5" height="17" fill="currentColor"/><rect x="14.5" y="3.5" width="5" height="17" fill="currentColor"/>',
  info: '<rect x="2.5" y="2.5" width="19" height="19" rx="9.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 11v6M12 7v1.6" stroke="currentColor" stroke-width="2.4"/>',
  skipped: '<path d="M4 12h16" stroke="currentColor" stroke-width="2.6" stroke-dasharray="4 3"/>',
};

/** An SVG hidden from assistive technology: the words beside it say the same. */
export function shape(name: Shape): Html {
  return html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${dangerouslyRaw(drawings[name])}</svg>`;
}
