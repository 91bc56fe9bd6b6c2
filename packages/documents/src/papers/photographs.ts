import { readImageSize } from '../barcodes/image-size.ts';
import { isSoundPng } from './sound-png.ts';
import { STYLE } from '../layout/design.ts';
import type { PageFlow } from '../layout/page-flow.ts';
import type { WorkingPaper } from './working-paper.ts';

/** Half a page at most, so that two stand on one. */
const HEIGHT_MAX = 300;
/** What a telephone makes has some 50 million pixels; far more is a bomb and no photograph. */
const PIXELS_MAX = 100_000_000;

/** Photographs under each other, whole, never enlarged, each with its caption. */
export function drawPhotographs(flow: PageFlow, photographs: NonNullable<WorkingPaper['photographs']>): void {
  for (const { caption, bytes } of photographs) {
    const size = readImageSize(bytes);
    // A JPEG goes into a PDF as it is; a PNG is decoded in it, and a broken one could not be told in time.
    if (size === undefined || (size.format === 'png' && !isSoundPng(bytes)) || size.width === 0 || size.height === 0 || size.width * size.height > PIXELS_MAX) continue;
    const widthMax = flow.page.width - flow.page.left - flow.page.right;
    const image = flow.pdf.openImage(Buffer.from(bytes));
    const [across, down] = isOnItsSide(image) ? [image.height, image.width] : [image.width, image.height];
    const scale = Math.min(1, widthMax / across, HEIGHT_MAX / down);
    const [width, height] = [across * scale, down * scale];
    flow.keep(height + 24);
    flow.figure(caption, (pdf) => pdf.image(image, flow.page.left, flow.y, { width, height }));
    flow.skip(height + 4);
    flow.row({ cells: [{ x: flow.page.left, width: widthMax, runs: [{ text: caption, style: STYLE.label }] }], gapAfter: 10 });
  }
}

/** A telephone held upright keeps its picture lying and says in the EXIF orientation how to turn it; pdfkit turns it when it draws. */
function isOnItsSide({ orientation = 1 }: PDFKit.Mixins.ReadImage): boolean {
  return orientation > 4;
}
