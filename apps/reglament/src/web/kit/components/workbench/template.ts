import { html } from '../../html.ts';
import type { Html } from '../../html.ts';

export type WorkbenchProps = {
  /** What is to be done: first in reading order, on the left where there is room. */
  readonly work: Html;
  /** What is needed for it: in view while working, below on a phone. */
  readonly file: Html;
  /** Names the second part for those who jump between regions. */
  readonly fileLabel: string;
};

/** The work and its file side by side, so that nobody scrolls between reading and deciding. For pages of `width: 'wide'`. */
export function workbench({ work, file, fileLabel }: WorkbenchProps): Html {
  return html`<div class="workbench"><div class="workbench-work">${work}</div><section class="workbench-file" aria-label="${fileLabel}">${file}</section></div>`;
}
