import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';

/** Something that few need, folded under its summary. */
export function details({ summary, body, open = false }: { readonly summary: string; readonly body: Html; readonly open?: boolean }): Html {
  return html`<details class="details"${attributes({ open })}><summary>${summary}</summary><div class="details-body">${body}</div></details>`;
}
