/**
 * Which characters a TrueType face can draw, read from its `cmap` (OpenType 1.9, formats 4 and 12).
 *
 * pdfkit draws an empty box for anything else and says nothing; a name with a hole in it must not leave the house.
 */
export function readCoverage(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, 'cmap');
  const covered = new Set<number>();
  for (let record = 0; record < font.readUInt16BE(cmap + 2); record += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + record * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addFormat4(font, subtable, covered);
    if (format === 12) addFormat12(font, subtable, covered);
  }
  return covered;
}

function tableOffset(font: Buffer, tag: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const record = 12 + table * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`Expected to find the table ${tag} in the font, but it has none.`);
}

/** Segments with end/start codes; a glyph missing inside a segment does not happen in Noto Sans. */
function addFormat4(font: Buffer, at: number, covered: Set<number>): void {
  const segmentBytes = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < segmentBytes; segment += 2) {
    const last = font.readUInt16BE(at + 14 + segment);
    const first = font.readUInt16BE(at + 16 + segmentBytes + segment);
    for (let code = first; code <= last && code < 0xffff; code += 1) covered.add(code);
  }
}

function addFormat12(font: Buffer, at: number, covered: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const record = at + 16 + group * 12;
    const last = font.readUInt32BE(record + 4);
    for (let code = font.readUInt32BE(record); code <= last; code += 1) covered.add(code);
  }
}
