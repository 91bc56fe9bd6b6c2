/** A drawing as SVG that keeps its words as words and takes the page's colours, light or dark. */
import type { Layout } from './layout.ts';
import { short } from './marks.ts';
import type { Look, Mark, Paint } from './marks.ts';
import { FACES, LINE } from './metrics.ts';
import { drawScene } from './scene.ts';
import { wrapText } from './text-width.ts';
import { xmlText } from './xml-text.ts';

/** The page's variable and, where there is none (the file on its own), the colour on white paper. */
const PAINTS: Readonly<Record<Paint, string>> = {
  ink: 'var(--ink, #13212c)', quiet: 'var(--ink-quiet, #4b5b67)', hair: 'var(--hair, #d5dde1)', rule: 'var(--rule, #9fd0dc)', edge: 'var(--edge, #6d7f8b)',
  action: 'var(--action, #006a82)', wash: 'var(--action-wash, #e6f3f6)', paper: 'var(--paper, #fcfcf9)', sheet: 'var(--sheet, #ffffff)', red: 'var(--red, #b3241c)', redWash: 'var(--red-wash, #fcecea)',
};

export interface SvgOptions {
  /** What a screen reader hears after the title. */
  readonly description: string;
  /** Words above the drawing, for a file that stands alone. */
  readonly heading?: readonly string[];
  /** CSS put into the file, such as an embedded font; only for files that stand alone: the pages' policy forbids it. */
  readonly css?: string;
  /** Makes the ids unique where several drawings share a page. */
  readonly idPrefix?: string;
}

/** The SVG text. Its size is the natural one; `viewBox` lets a page scale it. */
export function drawSvg(layout: Layout, { description, heading = [], css, idPrefix = '' }: SvgOptions): string {
  const { width, height, marks } = drawScene(layout);
  const margin = 8;
  const headLines = heading.flatMap((text, index) => wrapText(text, index === 0 ? FACES.title : FACES.text, width).map((line) => ({ line, size: index === 0 ? 18 : 13, weight: index === 0 ? 600 : 400 })));
  const top = headLines.length === 0 ? 0 : headLines.length * LINE.title + 8;
  const [w, h] = [width + 2 * margin, height + top + 2 * margin];
  const id = `${idPrefix}${layout.id}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}_title ${id}_desc" lang="${layout.language}" width="${short(w)}" height="${short(h)}" viewBox="0 0 ${short(w)} ${short(h)}" font-family="'Noto Sans Reglament', 'Noto Sans', sans-serif">
<title id="${id}_title">${xmlText(layout.title)}</title>
<desc id="${id}_desc">${xmlText(description)}</desc>
${css === undefined ? '' : `<style>${css}</style>`}${heading.length === 0 ? '' : `<rect width="100%" height="100%" fill="${PAINTS.sheet}"/>`}
${headLines.map(({ line, size, weight }, index) => `<text x="${margin}" y="${margin + (index + 0.75) * LINE.title}" font-size="${size}" font-weight="${weight}" fill="${PAINTS.ink}">${xmlText(line)}</text>`).join('\n')}
<g transform="translate(${margin} ${margin + top})">
${marks.map(markSvg).join('\n')}
</g>
</svg>`;
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'path': return `<path d="${mark.d}"${lookOf(mark)}/>`;
    case 'circle': return `<circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${mark.radius}"${lookOf(mark)}/>`;
    case 'rect': return `<rect x="${short(mark.bounds.x)}" y="${short(mark.bounds.y)}" width="${short(mark.bounds.width)}" height="${short(mark.bounds.height)}"${mark.radius === 0 ? '' : ` rx="${mark.radius}"`}${lookOf(mark)}/>`;
    case 'text': return textSvg(mark);
    default: return mark satisfies never;
  }
}

function textSvg({ lines, x, y, face, anchor, paint }: Extract<Mark, { kind: 'text' }>): string {
  const { size, weight } = FACES[face];
  const baseline = (index: number): string => short(y + index * LINE[face] + LINE[face] / 2 + size * 0.36);
  // A space ends each line, so that a copied or spoken text keeps its words apart.
  const spans = lines.map((text, index) => `<tspan x="${short(x)}" y="${baseline(index)}">${xmlText(text)}${index < lines.length - 1 && !text.endsWith('-') ? ' ' : ''}</tspan>`);
  return `<text font-size="${size}" font-weight="${weight}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`} fill="${PAINTS[paint]}">${spans.join('')}</text>`;
}

function lookOf({ fill, stroke, width = 1, dash }: Look): string {
  const line = stroke === undefined ? '' : ` stroke="${PAINTS[stroke]}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`;
  return ` fill="${fill === undefined ? 'none' : PAINTS[fill]}"${line}`;
}
