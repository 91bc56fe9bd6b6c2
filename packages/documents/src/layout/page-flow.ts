import type PDFDocument from 'pdfkit';
import { COLOUR, PAGE, type PageSize, type TextStyle } from './design.ts';
import { breakIntoLines } from './text-lines.ts';
import { textWidth } from './text-width.ts';

type Pdf = InstanceType<typeof PDFDocument>;
export type StructureElement = PDFKit.PDFStructureElement;
type StructureTag = 'H1' | 'P' | 'TH' | 'TD' | 'Span';

/** A piece of text in one style and one language. */
export interface Run {
  readonly text: string;
  readonly style: TextStyle;
  readonly tag?: StructureTag;
  readonly lang?: 'kk' | 'ru';
  /** Points of white above it, unless it begins a page. */
  readonly gapBefore?: number;
}

/** Runs one under another in a column `width` wide whose left edge is at `x`. */
export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly runs: readonly Run[];
}

/** Cells side by side; they begin level and may break over pages independently. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly gapAfter: number;
}

interface PlacedRun {
  readonly x: number;
  readonly style: TextStyle;
  readonly lines: readonly string[];
  readonly gapBefore: number;
  readonly structure: StructureElement;
  readonly tag: StructureTag;
}

/**
 * The pen that writes an official document from top to bottom.
 *
 * It guards two invariants: nothing is drawn below the bottom margin, and everything drawn is either part of the
 * logical structure (with its language, for screen readers) or marked as an artifact (PDF/A-3a, ISO 14289).
 */
export class PageFlow {
  readonly pdf: Pdf;
  readonly root: StructureElement;
  readonly page: PageSize;
  y: number;

  constructor(pdf: Pdf, page: PageSize = PAGE) {
    this.pdf = pdf;
    this.page = page;
    this.y = page.top;
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  get bottom(): number {
    return this.page.height - this.page.bottom;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  skip(height: number): void {
    this.y = Math.min(this.y + height, this.bottom);
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = this.page.top;
  }

  /** Starts a new page unless `height` points are left; what is higher than a page must not ask. */
  keep(height: number): void {
    if (height > this.room && this.y > this.page.top) this.newPage();
  }

  /** Height the rows need when they are not broken. */
  heightOf(rows: readonly Row[]): number {
    return rows.reduce((sum, row) => sum + this.#rowHeight(row) + row.gapAfter, 0);
  }

  row(row: Row, parent: StructureElement = this.root): void {
    const top = Math.max(...row.cells.map((cell) => cell.runs[0]?.style.leading ?? 0));
    this.keep(top * 2);
    let columns = row.cells.map((cell) => this.#placeCell(cell, parent));
    for (;;) {
      const drawn = columns.map((column) => this.#drawColumn(column));
      columns = drawn.map((column) => column.rest);
      this.y = Math.max(...drawn.map((column) => column.y));
      if (columns.every((column) => column.length === 0)) break;
      this.newPage();
    }
    this.skip(row.gapAfter);
  }

  artifact(draw: (pdf: Pdf) => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  hairline(): void {
    this.artifact((pdf) =>
      pdf.moveTo(this.page.left, this.y).lineTo(this.page.width - this.page.right, this.y).lineWidth(0.6).stroke(COLOUR.hairline),
    );
  }

  figure(alt: string, draw: (pdf: Pdf) => void, parent: StructureElement = this.root): void {
    const element = this.pdf.struct('Figure', { alt });
    parent.add(element);
    element.add(this.pdf.markStructureContent('Figure'));
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  element(tag: string, parent: StructureElement = this.root): StructureElement {
    const element = this.pdf.struct(tag);
    parent.add(element);
    return element;
  }

  lines(run: Run, width: number): readonly string[] {
    return breakIntoLines(run.text.normalize('NFC'), width, (text) => textWidth(this.pdf, run.style, text));
  }

  #rowHeight(row: Row): number {
    return Math.max(...row.cells.map((cell) =>
      cell.runs.reduce((sum, run) => sum + (run.gapBefore ?? 0) + this.lines(run, cell.width).length * run.style.leading, 0)));
  }

  #placeCell(cell: Cell, parent: StructureElement): readonly PlacedRun[] {
    return cell.runs.map((run) => {
      const tag = run.tag ?? 'P';
      const structure = this.pdf.struct(tag, run.lang ? { lang: run.lang } : {});
      parent.add(structure);
      return { x: cell.x, style: run.style, lines: this.lines(run, cell.width), gapBefore: run.gapBefore ?? 0, structure, tag };
    });
  }

  /** Draws what fits from the current height down; gives the height reached and the runs left over. */
  #drawColumn(column: readonly PlacedRun[]): { readonly y: number; readonly rest: readonly PlacedRun[] } {
    let y = this.y;
    for (const [index, run] of column.entries()) {
      y += index > 0 ? run.gapBefore : 0;
      const fitting = Math.max(0, Math.min(run.lines.length, Math.floor((this.bottom - y) / run.style.leading)));
      this.#drawLines(run, run.lines.slice(0, fitting), y);
      y += fitting * run.style.leading;
      if (fitting < run.lines.length) {
        return { y, rest: [{ ...run, lines: run.lines.slice(fitting) }, ...column.slice(index + 1)] };
      }
    }
    return { y, rest: [] };
  }

  #drawLines(run: PlacedRun, lines: readonly string[], top: number): void {
    if (lines.length === 0) return;
    this.#use(run.style);
    this.pdf.fillColor(run.style.colour);
    run.structure.add(this.pdf.markStructureContent(run.tag));
    const inset = (run.style.leading - this.pdf.currentLineHeight()) / 2;
    for (const [index, line] of lines.entries()) {
      this.pdf.text(line, run.x, top + index * run.style.leading + inset, { lineBreak: false });
    }
    this.pdf.endMarkedContent();
  }

  #use(style: TextStyle): void {
    this.pdf.font(style.face).fontSize(style.size);
  }
}
