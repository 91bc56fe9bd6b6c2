import type { Queryable } from '../../storage/index.ts';
import { findCaseByCode, readScanCode } from './scan-code.ts';

/** Where a scanned or typed code leads; `undefined` for anything that is not the code of a case or batch, or a number. */
export type Scanned = { readonly kind: 'case'; readonly caseId: string } | { readonly kind: 'batch'; readonly number: number };

/** The barcode of a paper, or the registration number as a person reads it. Who may open what is for the opener to judge. */
export async function findScanned(db: Queryable, text: string): Promise<Scanned | undefined> {
  const code = readScanCode(text);
  if (code?.kind === 'batch') return { kind: 'batch', number: code.number };
  const caseId = code === undefined ? await findByNumber(db, text.trim()) : await findCaseByCode(db, code.number);
  return caseId === undefined ? undefined : { kind: 'case', caseId };
}

async function findByNumber(db: Queryable, text: string): Promise<string | undefined> {
  if (!/^[\w.-]{1,30}\/\d{4}\/\d{6,9}$/.test(text)) return undefined;
  const { rows } = await db.query<{ id: string }>('select id from cases where number = $1', [text]);
  return rows[0]?.id;
}
