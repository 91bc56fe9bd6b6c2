import { isOpen } from '@reglament/engine';
import { findCase, inTransaction, timeOrderedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { keepContent } from '../requests/contents.ts';
import { examineFile, FILES_PER_DOCUMENT_MAX, safeFileName } from '../requests/file-rules.ts';
import type { OfferedFile } from '../requests/file-rules.ts';

export interface AnswerFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: Buffer;
}

/** Name under which files of an answer are posted and complained of. */
export const ANSWER_FILES = 'files';

/** Files laid ready for an ask, in the order in which they came. */
export async function answerFiles(db: Queryable, caseId: string, ask: number): Promise<readonly AnswerFile[]> {
  const { rows } = await db.query<{ id: string; file_name: string; media_type: string; size: number; hash: Buffer }>(
    'select id, file_name, media_type, size, hash from answer_file where case_id = $1 and ask = $2 order by position, id', [caseId, ask]);
  return rows.map((row) => ({ id: row.id, fileName: row.file_name, mediaType: row.media_type, size: row.size, hash: row.hash }));
}

/**
 * Takes the case's lock: files come one after another, and none between the last look at an answer and its signature's
 * being taken. False when the answer has been given, or is no longer awaited.
 */
export async function lockAwaited(client: Queryable, caseId: string, ask: number, now: string): Promise<boolean> {
  await client.query('select 1 from cases where id = $1 for update', [caseId]);
  const asked = (await findCase(client, caseId))?.state.step?.asked?.find((one) => one.ask === ask);
  return asked !== undefined && isOpen(asked, now);
}

/** Keeps what is good and tells what is not: nobody chooses five photographs anew because the sixth was too large. */
export async function addAnswerFiles(desk: Desk, caseId: string, ask: number, files: readonly OfferedFile[]): Promise<readonly FieldProblem[]> {
  if (files.length === 0) return [];
  return inTransaction(desk.db, async (client) => {
    // What has been given or is over meanwhile its page says.
    if (!await lockAwaited(client, caseId, ask, desk.clock.now())) return [];
    const problems: FieldProblem[] = [];
    let count = (await answerFiles(client, caseId, ask)).length;
    for (const file of files) {
      const examined = examineFile(ANSWER_FILES, file);
      if ('problem' in examined) {
        problems.push(examined.problem);
      } else if (count >= FILES_PER_DOCUMENT_MAX) {
        problems.push({ field: ANSWER_FILES, code: 'file.tooMany', params: { max: FILES_PER_DOCUMENT_MAX } });
        break;
      } else {
        count += 1;
        const hash = await keepContent(client, examined.mediaType, file.bytes);
        await client.query('insert into answer_file (id, case_id, ask, file_name, media_type, size, hash, position) values ($1, $2, $3, $4, $5, $6, $7, $8)',
          [timeOrderedId(), caseId, ask, safeFileName(file.name), examined.mediaType, file.bytes.length, hash, count]);
      }
    }
    return problems;
  });
}

export async function removeAnswerFile(desk: Desk, caseId: string, ask: number, fileId: string): Promise<void> {
  await desk.db.query('delete from answer_file where id::text = $1 and case_id = $2 and ask = $3', [fileId, caseId, ask]);
}
