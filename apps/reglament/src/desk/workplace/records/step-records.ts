import { isSoundPng } from '@reglament/documents';
import { recordForms } from '@reglament/regulation';
import type { Form, RecordForm } from '@reglament/regulation';
import type { Case, OpenStep } from '@reglament/engine';
import { inTransaction, timeOrderedId } from '../../../storage/index.ts';
import type { Queryable } from '../../../storage/index.ts';
import { dayAt } from '../../clock/local-day.ts';
import type { Desk } from '../../desk.ts';
import type { FieldProblem } from '../../invalid-input.ts';
import { isUuid } from '../../is-uuid.ts';
import type { StaffMember } from '../../people/sessions.ts';
import { keepContent } from '../../requests/contents.ts';
import { examineFile, FILES_PER_DOCUMENT_MAX, safeFileName } from '../../requests/file-rules.ts';
import type { OfferedFile } from '../../requests/file-rules.ts';
import { entryProblems } from '../../requests/form-rules.ts';
import type { Answers } from '../../requests/form-rules.ts';
import { openStep } from '../acting.ts';
import type { Work } from '../acting.ts';
import type { StepDone } from '../step-done.ts';

export interface Photograph {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly hash: Buffer;
}

/** A record of the open step as far as it has been written. */
export interface StepRecord {
  readonly form: RecordForm;
  readonly answers?: Answers;
  readonly photographs: readonly Photograph[];
}

/** A case with its open step: under both, what is being written down is kept. */
type Standing = Pick<Case, 'id'> & { readonly step?: Pick<OpenStep, 'node' | 'enteredAt'> };

/** What the official who works on the open step has to write down, with what is written already. */
export async function stepRecords(db: Queryable, state: Standing, { node, by }: Work): Promise<readonly StepRecord[]> {
  if (state.step === undefined || by.kind !== 'staff') return [];
  const key = [state.id, state.step.node, state.step.enteredAt];
  const forms = recordForms(node.step);
  if (forms.length === 0) return [];
  const { rows: written } = await db.query<{ record: string; entered: Answers }>('select record, entered from step_record where case_id = $1 and step = $2 and entered_at = $3', key);
  const { rows: photographs } = await db.query<{ id: string; record: string; file_name: string; media_type: string; hash: Buffer }>('select id, record, file_name, media_type, hash from step_photograph where case_id = $1 and step = $2 and entered_at = $3 order by id', key);
  return forms.map((form) => {
    const answers = written.find(({ record }) => record === form.id)?.entered;
    return { form, photographs: photographs.filter(({ record }) => record === form.id).map(({ id, file_name: fileName, media_type: mediaType, hash }) => ({ id, fileName, mediaType, hash })), ...(answers === undefined ? {} : { answers }) };
  });
}

/** The record's fields as a form, so that screens and rules treat them like any other. */
export function formOfRecord({ id, title, fields }: RecordForm): Form {
  return { id, kind: 'act', title, origin: 'ours', languages: ['kk', 'ru'], footer: false, fields: [...fields], coSigners: [] };
}

export interface WrittenRecord {
  readonly sequence: number;
  readonly record: string;
  readonly answers: Answers;
  readonly photographs: readonly OfferedFile[];
  /** Ids of photographs to be taken out again. */
  readonly without: readonly string[];
}

/** Writes a record of the open step down, or corrects it: nothing enters the case before the step is done. */
export async function writeRecord(desk: Desk, staff: StaffMember, caseId: string, written: WrittenRecord): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, written.sequence);
  if (open.kind !== 'open') return open;
  const { state, work } = open;
  const known = (await stepRecords(desk.db, state, work)).find(({ form }) => form.id === written.record);
  if (known === undefined || state.step === undefined) return { kind: 'forbidden' };
  const problems = [...await entryProblems(formOfRecord(known.form), written.answers, dayAt(open.regulation.decree.zone, desk.clock.now())), ...photographProblems(known, written)];
  if (problems.length > 0) return { kind: 'invalid', problems };

  const key = [caseId, state.step.node, state.step.enteredAt, written.record];
  return inTransaction<StepDone, StepDone>(desk.db, async (client, undo) => {
    // The row's lock has photographs sent at once come one after another.
    await client.query(
      `insert into step_record (case_id, step, entered_at, record, entered, saved_at, saved_by) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (case_id, step, entered_at, record) do update set entered = excluded.entered, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
      [...key, JSON.stringify(written.answers), desk.clock.now(), staff.id]);
    await client.query('delete from step_photograph where case_id = $1 and step = $2 and entered_at = $3 and record = $4 and id = any($5)', [...key, written.without.filter(isUuid)]);
    for (const { name, bytes } of known.form.photographs ? written.photographs : []) {
      const mediaType = isSoundPng(bytes) ? 'image/png' : 'image/jpeg';
      const hash = await keepContent(client, mediaType, Buffer.from(bytes));
      await client.query(
        `insert into step_photograph (id, case_id, step, entered_at, record, file_name, media_type, hash) values ($1, $2, $3, $4, $5, $6, $8, $7) on conflict (case_id, step, entered_at, record, hash) do nothing`,
        [timeOrderedId(), ...key, safeFileName(name), hash, mediaType]);
    }
    const { rowCount } = await client.query('select 1 from step_photograph where case_id = $1 and step = $2 and entered_at = $3 and record = $4', key);
    return (rowCount ?? 0) > PHOTOGRAPHS_MAX ? undo({ kind: 'invalid', problems: [TOO_MANY] }) : { kind: 'done', state };
  });
}

/** A photograph is a JPEG, as telephones and cameras make them, or a whole PNG; there are at most so many of a record. */
function photographProblems({ photographs }: StepRecord, written: WrittenRecord): readonly FieldProblem[] {
  const wrong = written.photographs.flatMap((file): readonly FieldProblem[] => {
    const examined = examineFile('photographs', file);
    if ('problem' in examined) return [examined.problem];
    return examined.mediaType === 'image/jpeg' || isSoundPng(file.bytes) ? [] : [{ field: 'photographs', code: 'file.type', params: { file: safeFileName(file.name), types: 'JPEG, PNG' } }];
  });
  const kept = photographs.filter(({ id }) => !written.without.includes(id)).length + written.photographs.length;
  return kept > PHOTOGRAPHS_MAX ? [...wrong, TOO_MANY] : wrong;
}

export const PHOTOGRAPHS_MAX = 2 * FILES_PER_DOCUMENT_MAX;

const TOO_MANY: FieldProblem = { field: 'photographs', code: 'file.tooMany', params: { max: PHOTOGRAPHS_MAX } };
