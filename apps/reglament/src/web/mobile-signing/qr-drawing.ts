import QRCode from 'qrcode';
import { html } from '../kit/index.ts';
import type { Html } from '../kit/index.ts';

/** The standard's quiet zone, in modules. */
const QUIET = 4;
const PIXELS = 280;

/** A QR code as SVG: dark on white in every colour scheme, because many scanners read nothing else. */
export function qrDrawing(text: string, label: string): Html {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * QUIET;
  const dark = [...data].flatMap((bit, index) => (bit === 0 ? [] : [`M${index % size} ${Math.trunc(index / size)}h1v1h-1z`]));
  return html`<svg role="img" aria-label="${label}" width="${PIXELS}" height="${PIXELS}" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges"><rect x="${-QUIET}" y="${-QUIET}" width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${dark.join('')}"/></svg>`;
}
