import type { Bilingual } from '../document/official-document.ts';
import { COLUMN_GAP, COLUMN_WIDTH, PAGE, TEXT_WIDTH, type TextStyle } from './design.ts';
import type { Cell, Row, Run } from './page-flow.ts';

const LABEL_WIDTH = Math.round(TEXT_WIDTH * 0.42);

/** Kazakh in the left column, Russian in the right: equal force, equal room. */
export function besides(text: Bilingual, style: TextStyle, gapAfter: number, tag: 'H1' | 'P' = 'P'): Row {
  const right = PAGE.left + COLUMN_WIDTH + COLUMN_GAP;
  return {
    cells: [
      { x: PAGE.left, width: COLUMN_WIDTH, runs: [{ text: text.kk, style, lang: 'kk', tag }] },
      { x: right, width: COLUMN_WIDTH, runs: [{ text: text.ru, style, lang: 'ru', tag }] },
    ],
    gapAfter,
  };
}

/** Kazakh above Russian in one column; one line only where both languages say it alike. */
export function stacked(text: string | Bilingual, style: TextStyle): readonly Run[] {
  if (typeof text === 'string') return [{ text, style }];
  if (text.kk === text.ru) return [{ text: text.kk, style, lang: 'kk' }];
  return [{ text: text.kk, style, lang: 'kk' }, { text: text.ru, style, lang: 'ru', gapBefore: style.size * 0.25 }];
}

interface LabelledStyles {
  readonly label: TextStyle;
  /** For what has one spelling. */
  readonly value: TextStyle;
  /** For words in both languages: longer, so lighter. */
  readonly words: TextStyle;
}

/** Labels on the left, the value on the right, inside `inset` points of padding. */
export function labelled(
  label: Bilingual, value: string | Bilingual, styles: LabelledStyles, gapAfter: number, inset = 0,
): Row {
  const valueStyle = typeof value === 'string' ? styles.value : styles.words;
  const labelCell: Cell = { x: PAGE.left + inset, width: LABEL_WIDTH - inset - 8, runs: stacked(label, styles.label) };
  const valueCell: Cell = {
    x: PAGE.left + LABEL_WIDTH + 8, width: TEXT_WIDTH - LABEL_WIDTH - 8 - inset, runs: stacked(value, valueStyle),
  };
  return { cells: [labelCell, valueCell], gapAfter };
}
