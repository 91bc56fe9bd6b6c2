import { COLOUR, STYLE, type TextStyle } from '../layout/design.ts';
import { besides, stacked } from '../layout/bilingual-rows.ts';
import type { PageFlow, Row, Run, StructureElement } from '../layout/page-flow.ts';
import type { PaperTable } from './working-paper.ts';

const GAP = 8;
/** White above and below a row, and below the list. */
const INSET = 3;
const AFTER = 10;
const HEAD: TextStyle = { ...STYLE.label, face: 'bold', size: 7.5, leading: 10, colour: COLOUR.quiet };
const CELL: TextStyle = { ...STYLE.body, size: 8.5, leading: 11.5 };
const TITLE: TextStyle = { ...STYLE.number, size: 10.5, leading: 14 };

/**
 * A list whose head is repeated on every page it runs over; a row is never broken unless it is higher than a page. The
 * last row stays on the page of what is drawn next, `tail` points high.
 */
export function drawTable(flow: PageFlow, table: PaperTable, tail: number): void {
  const head = rowOf(flow, table, table.columns.map(({ title }) => title), HEAD, 'TH');
  const rows = table.rows.map((cells) => rowOf(flow, table, cells, CELL, 'TD'));
  const below = (index: number): number => (index === rows.length - 1 ? AFTER + tail : 0);
  const titles = table.title === undefined ? [] : [besides(table.title, TITLE, 4)];
  if (titles.length > 0) flow.skip(6);
  // Title, head and the first row begin together.
  flow.keep(Math.min(flow.heightOf([...titles, head, ...rows.slice(0, 1)]) + 2 + INSET + below(0), flow.page.height / 2));
  for (const title of titles) flow.row(title);
  const element = flow.element('Table');
  drawHead(flow, head, element);
  for (const [index, row] of rows.entries()) {
    if (flow.heightOf([row]) + INSET + below(index) > flow.room && flow.y > flow.page.top) {
      flow.newPage();
      drawHead(flow, head, undefined);
    }
    drawRow(flow, row, element);
  }
  flow.hairline();
  flow.skip(AFTER);
}

function widthOf({ page }: PageFlow): number {
  return page.width - page.left - page.right;
}

/** A repeated head is decoration for the eye: a listener has heard it. */
function drawHead(flow: PageFlow, head: Row, table: StructureElement | undefined): void {
  flow.keep(flow.heightOf([head]) + 24);
  flow.row(head, table === undefined ? flow.element('NonStruct') : flow.element('TR', table));
  flow.skip(2);
}

function drawRow(flow: PageFlow, row: Row, table: StructureElement): void {
  flow.hairline();
  flow.skip(INSET);
  flow.row(row, flow.element('TR', table));
}

function rowOf(flow: PageFlow, { columns }: PaperTable, texts: PaperTable['rows'][number], style: TextStyle, tag: 'TH' | 'TD'): Row {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const width = widthOf(flow) - GAP * (columns.length - 1);
  let x: number = flow.page.left;
  const cells = columns.map(({ share }, index) => {
    const cell = { x, width: (width * share) / total, runs: tagged(stacked(texts[index] ?? '', style), tag) };
    x += cell.width + GAP;
    return cell;
  });
  return { cells, gapAfter: INSET };
}

function tagged(runs: readonly Run[], tag: 'TH' | 'TD'): readonly Run[] {
  return runs.map((run) => ({ ...run, tag }));
}
