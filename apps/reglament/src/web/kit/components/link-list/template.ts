/** Lists of pages to go to and of things to read: services, requests, notices, documents, grounds. */
import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';

export type ListedLink = {
  readonly text: string;
  readonly href: string;
  /** Quiet words under the link. */
  readonly hint?: string | Html;
  /** A state above the link's hint: a tag. */
  readonly state?: Html;
  /** More lines of the entry, between the state and the hint. */
  readonly body?: Html | undefined;
  /** The link brings a file. */
  readonly download?: boolean;
};

/** Links under each other, each with what helps to choose it. */
export function linkList(links: readonly ListedLink[]): Html {
  const one = ({ text, href, hint, state, body, download = false }: ListedLink): Html =>
    html`<li><p class="link-title"><a href="${href}"${attributes({ download })}>${text}</a></p>${state !== undefined && html`<p>${state}</p>`}${body}${hint !== undefined && html`<p class="hint">${hint}</p>`}</li>`;
  return html`<ul class="link-list">${links.map(one)}</ul>`;
}

/** Short entries with bullets, or with numbers where the order matters. */
export function plainList(entries: readonly (string | Html)[], { ordered = false }: { readonly ordered?: boolean } = {}): Html {
  const items = entries.map((entry) => html`<li>${entry}</li>`);
  return ordered ? html`<ol class="plain-list">${items}</ol>` : html`<ul class="plain-list">${items}</ul>`;
}
