import { timeOrderedId } from '../storage/index.ts';
import type { Queryable } from '../storage/index.ts';
import { isUuid } from './is-uuid.ts';

export type PaperKind = 'request' | 'attachment' | 'draft' | 'result' | 'refusal' | 'evidence' | 'act' | 'receipt';

/** A paper of a case: what it is, and under which hash its bytes are kept. */
export interface Paper {
  readonly id: string;
  readonly caseId: string;
  readonly kind: PaperKind;
  readonly name: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  readonly details: Readonly<Record<string, string>>;
  readonly madeAt: string;
}

export async function addPaper(db: Queryable, paper: Omit<Paper, 'id'> & { readonly madeBy: string }): Promise<string> {
  const id = timeOrderedId();
  await db.query(
    'insert into paper (id, case_id, kind, name, file_name, media_type, hash, details, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [id, paper.caseId, paper.kind, paper.name, paper.fileName, paper.mediaType, paper.hash, JSON.stringify(paper.details), paper.madeAt, paper.madeBy],
  );
  return id;
}

interface PaperRow { id: string; case_id: string; kind: PaperKind; name: string; file_name: string; media_type: string; hash: Buffer; details: Record<string, string>; made_at: Date }

const COLUMNS = 'id, case_id, kind, name, file_name, media_type, hash, details, made_at';

export async function listPapers(db: Queryable, caseId: string): Promise<readonly Paper[]> {
  const { rows } = await db.query<PaperRow>(`select ${COLUMNS} from paper where case_id = $1 order by made_at, id`, [caseId]);
  return rows.map(paperOf);
}

export async function findPaper(db: Queryable, caseId: string, id: string): Promise<Paper | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await db.query<PaperRow>(`select ${COLUMNS} from paper where case_id = $1 and id = $2`, [caseId, id]);
  return rows[0] && paperOf(rows[0]);
}

function paperOf(row: PaperRow): Paper {
  return { id: row.id, caseId: row.case_id, kind: row.kind, name: row.name, fileName: row.file_name, mediaType: row.media_type, hash: row.hash, details: row.details, madeAt: row.made_at.toISOString() };
}
