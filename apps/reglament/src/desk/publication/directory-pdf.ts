/** The directory of business processes as a PDF for publication (A4): title page, drawings, steps with their clauses. */
import PDFDocument from 'pdfkit';
import { buildGraph, drawLegend, hasInteraction, layOut } from '@reglament/regulation';
import type { DrawingKind, Language, Layout, Regulation } from '@reglament/regulation';
import { addDrawingPages, MARGIN } from './drawing-pages.ts';
import { drawingFont } from './drawing-font.ts';
import { paintMarks } from './paint-marks.ts';
import type { Pdf } from './paint-marks.ts';
import { WORDS } from './publication-words.ts';
import { addStepPages } from './step-pages.ts';

const kept = new WeakMap<Regulation, Map<Language, Promise<Uint8Array>>>();

/** Made once per regulation and language: equal regulations make equal bytes. */
export function directoryPdf(regulation: Regulation, language: Language): Promise<Uint8Array> {
  const files = kept.get(regulation) ?? new Map<Language, Promise<Uint8Array>>();
  kept.set(regulation, files);
  const file = files.get(language) ?? makePdf(regulation, language);
  files.set(language, file);
  file.catch(() => files.delete(language));
  return file;
}

async function makePdf(regulation: Regulation, language: Language): Promise<Uint8Array> {
  const title = regulation.title[language];
  const pdf = new PDFDocument({
    autoFirstPage: false, bufferPages: true, size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, lang: language, displayTitle: true, font: '',
    info: { Title: `${WORDS.title[language]}: ${title}`, Author: regulation.decree.body[language], Creator: 'Reglament', Producer: 'Reglament', CreationDate: new Date(regulation.decree.date) },
  });
  pdf.registerFont('regular', await drawingFont(400, 'truetype')).registerFont('semibold', await drawingFont(600, 'truetype'));
  const layouts = regulation.routes.flatMap((route) => kindsOf(route).map((kind) => ({ kind, graph: buildGraph(regulation, route.route, kind, language) }))).map(({ kind, graph }) => ({ kind, graph, layout: layOut(graph) }));
  addTitlePage(pdf, regulation, language, layouts.map(({ layout }) => layout));
  for (const { kind, graph, layout } of layouts) {
    addDrawingPages(pdf, layout, { service: title, description: graph.steps.map(({ chip, text }) => `${chip}. ${text}`).join('; '), continued: WORDS.continued[language] });
    if (kind === 'directory') addStepPages(pdf, regulation, graph, layout);
  }
  numberPages(pdf, regulation);
  return collect(pdf);
}

function kindsOf(route: { readonly route: string }): readonly DrawingKind[] {
  return hasInteraction(route) ? ['directory', 'interaction'] : ['directory'];
}

function addTitlePage(pdf: Pdf, regulation: Regulation, language: Language, layouts: readonly Layout[]): void {
  pdf.addPage({ size: 'A4', layout: 'portrait', margin: 0 });
  const left = 56;
  const width = pdf.page.width - 2 * left;
  const { decree, provider } = regulation;
  pdf.rect(left, 92, 3, 96).fill('#006a82');
  pdf.addStructure(pdf.struct('H1', {}, () => {
    pdf.font('regular').fontSize(12).fillColor('#4b5b67').text(WORDS.title[language], left + 18, 90, { width: width - 18 });
    pdf.font('semibold').fontSize(19).fillColor('#13212c').text(regulation.title[language], left + 18, 114, { width: width - 18 });
  }));
  let y = Math.max(pdf.y, 188) + 26;
  const row = (label: string, value: string): void => {
    pdf.addStructure(pdf.struct('P', {}, () => {
      pdf.font('regular').fontSize(9.5).fillColor('#4b5b67').text(label, left, y, { width: 150 });
      pdf.font('regular').fontSize(9.5).fillColor('#13212c').text(value, left + 164, y, { width: width - 164 });
    }));
    y = pdf.y + 8;
  };
  row(WORDS.decree[language], `${decree.body[language]}, ${dotted(decree.date)}, № ${decree.number}`);
  row(WORDS.registered[language], `${dotted(decree.registered.date)}, № ${decree.registered.number}`);
  row(WORDS.inForce[language], `${dotted(decree.inForce.from)} – ${dotted(decree.inForce.until)}`);
  row(WORDS.provider[language], provider.name[language]);
  row(WORDS.routes[language], layouts.map((layout) => layout.title).join('\n'));
  row(WORDS.edition[language], regulation.digest);
  const entries = [...new Set(layouts.flatMap((layout) => layout.legend))];
  const legend = drawLegend(entries, language, width / 0.75);
  pdf.addStructure(pdf.struct('P', {}, () => {
    pdf.save().translate(left - 6, Math.max(y + 24, pdf.page.height - 60 - legend.height * 0.75)).scale(0.75);
    paintMarks(pdf, legend.marksAt(0));
    pdf.restore();
  }));
}

function numberPages(pdf: Pdf, regulation: Regulation): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('regular').fontSize(8).fillColor('#4b5b67');
    pdf.text(regulation.id, MARGIN, pdf.page.height - 26, { lineBreak: false });
    const words = `${page + 1} / ${count}`;
    pdf.text(words, pdf.page.width - MARGIN - pdf.widthOfString(words), pdf.page.height - 26, { lineBreak: false });
    pdf.endMarkedContent();
  }
}

function dotted(day: string): string {
  return day.split('-').toReversed().join('.');
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
    pdf.end();
  });
}
