import { html } from '../../html.ts';
import type { Html } from '../../html.ts';

export type BoardCall = { readonly ticket: string; readonly window: string };

export type TicketBoardProps = {
  /** Names the list for those who listen. */
  readonly label: string;
  readonly ticketTitle: string;
  readonly windowTitle: string;
  /** The newest call first. */
  readonly calls: readonly BoardCall[];
  readonly empty: string;
};

/** Who is called to which window, in figures that are read across a hall. The newest call stands in gold. */
export function ticketBoard({ label, ticketTitle, windowTitle, calls, empty }: TicketBoardProps): Html {
  if (calls.length === 0) return html`<p class="board-empty">${empty}</p>`;
  const row = ({ ticket, window }: BoardCall): Html => html`<tr><th scope="row">${ticket}</th><td>${window}</td></tr>`;
  return html`<table class="board"><caption class="hidden">${label}</caption><thead><tr><th scope="col">${ticketTitle}</th><th scope="col">${windowTitle}</th></tr></thead><tbody>${calls.map(row)}</tbody></table>`;
}

/** One number a person has to remember or show: the ticket. */
export function bigNumber({ label, number }: { readonly label: string; readonly number: string }): Html {
  return html`<p class="big-number"><span>${label}</span> <strong>${number}</strong></p>`;
}
