/** The steps of a route as a table, each with its time, its clause and the lines of the decree's text. */
import type { DrawingGraph, Layout, Regulation } from '@reglament/regulation';
import { MARGIN } from './drawing-pages.ts';
import type { Pdf } from './paint-marks.ts';
import { WORDS } from './publication-words.ts';

interface Column { readonly x: number; readonly width: number }
const COLUMNS: readonly [Column, Column, Column, Column] = [{ x: MARGIN, width: 62 }, { x: MARGIN + 70, width: 250 }, { x: MARGIN + 330, width: 112 }, { x: MARGIN + 450, width: 73 }];
const LAST_LINE = 790;

/** In the order in which the drawing is read, from above. */
export function addStepPages(pdf: Pdf, regulation: Regulation, graph: DrawingGraph, layout: Layout): void {
  const { language } = graph;
  let y = startPage(pdf, graph);
  for (const { step } of layout.nodes.filter((node) => node.kind === 'step')) {
    const cells = [step.chip, `${graph.lanes[step.lane]!.name}\n${step.text}`, step.norms.join('\n'), `§ ${step.clause}${linesOf(regulation, step.node)}`] as const;
    pdf.font('regular').fontSize(9);
    const height = Math.max(...cells.map((text, index) => pdf.heightOfString(text, { width: COLUMNS[index]!.width }))) + 10;
    if (y + height > LAST_LINE) y = startPage(pdf, graph);
    pdf.addStructure(pdf.struct('P', {}, () => {
      for (const [index, text] of cells.entries()) pdf.font(index === 0 ? 'semibold' : 'regular').fontSize(9).fillColor('#13212c').text(text, COLUMNS[index]!.x, y + 4, { width: COLUMNS[index]!.width });
    }));
    y += height;
    rule(pdf, y);
  }

  function startPage(document: Pdf, { title }: DrawingGraph): number {
    document.addPage({ size: 'A4', layout: 'portrait', margin: 0 });
    document.addStructure(document.struct('H2', {}, () => {
      document.font('semibold').fontSize(11).fillColor('#13212c').text(`${title}. ${WORDS.steps[language]}`, MARGIN, MARGIN - 4, { width: document.page.width - 2 * MARGIN });
    }));
    const top = document.y + 10;
    const heads = [WORDS.step, WORDS.does, WORDS.time, WORDS.clause].map((words) => words[language]);
    document.addStructure(document.struct('P', {}, () => {
      for (const [index, text] of heads.entries()) document.font('semibold').fontSize(8.5).fillColor('#4b5b67').text(text, COLUMNS[index]!.x, top, { width: COLUMNS[index]!.width });
    }));
    const y0 = top + 16;
    rule(document, y0);
    return y0;
  }
}

function rule(pdf: Pdf, y: number): void {
  pdf.undash().lineWidth(0.6).moveTo(MARGIN, y).lineTo(pdf.page.width - MARGIN, y).stroke('#9fd0dc');
}

function linesOf(regulation: Regulation, node: string): string {
  const [routeName, id] = node.split('#');
  const lines = regulation.routes.find(({ route }) => route === routeName)?.steps.find((step) => step.id === id)?.lines;
  return lines === undefined ? '' : `\n${lines[0] === lines[1] ? lines[0] : `${lines[0]}–${lines[1]}`}`;
}
