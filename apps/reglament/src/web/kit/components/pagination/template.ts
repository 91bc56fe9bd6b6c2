import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import type { Translate } from '../../../texts/index.ts';

export type PaginationProps = {
  readonly t: Translate;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
};

/** First, last, the current page and its neighbours; nothing for a single page. */
export function pagination({ t, page, pages, href }: PaginationProps): Html | null {
  if (pages < 2) return null;
  return html`<nav class="pagination" aria-label="${t('kit.pages')}">
${page > 1 && html`<a class="pagination-step" rel="prev" href="${href(page - 1)}">${t('kit.pagePrevious')}</a>`}
<ol>${shown(page, pages).map((number) => (number === undefined ? html`<li aria-hidden="true">…</li>` : pageItem(t, number, page, href)))}</ol>
${page < pages && html`<a class="pagination-step" rel="next" href="${href(page + 1)}">${t('kit.pageNext')}</a>`}
</nav>`;
}

function pageItem(t: Translate, number: number, page: number, href: (page: number) => string): Html {
  const more = attributes({ 'aria-label': t('kit.pageNumber', { number }), 'aria-current': number === page ? 'page' : null });
  return html`<li><a href="${href(number)}"${more}>${number}</a></li>`;
}

/** The numbers to show; `undefined` stands for a gap. */
function shown(page: number, pages: number): readonly (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(near)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => (index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? [undefined, number] : [number]));
}
