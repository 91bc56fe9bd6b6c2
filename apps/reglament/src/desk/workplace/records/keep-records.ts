import { renderPaper } from '@reglament/documents';
import type { Bilingual, DocumentField, WorkingPaper } from '@reglament/documents';
import type { Case } from '@reglament/engine';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import type { Queryable } from '../../../storage/index.ts';
import { dayAt } from '../../clock/local-day.ts';
import type { Desk } from '../../desk.ts';
import { addPaper } from '../../papers.ts';
import type { StaffMember } from '../../people/sessions.ts';
import { printable } from '../../printable.ts';
import { findContent, keepContent } from '../../requests/contents.ts';
import type { Work } from '../acting.ts';
import { stepRecords } from './step-records.ts';
import type { StepRecord } from './step-records.ts';

/**
 * Makes papers of the case out of what was written down in its open step: each record as a PDF with its photographs.
 * @returns the records, named by the hash of their PDF, as the journal keeps them
 */
export async function keepRecords(desk: Desk, client: Queryable, regulation: Regulation, state: Case, work: Work, staff: StaffMember): Promise<readonly { readonly document: string; readonly content: string }[]> {
  const written = (await stepRecords(client, state, work)).filter(({ answers }) => answers !== undefined);
  if (written.length === 0 || state.step === undefined) return [];
  const kept: { document: string; content: string }[] = [];
  const madeAt = desk.clock.now();
  const organisation = await unitName(client, work, regulation);
  for (const record of written) {
    const { form, photographs, answers } = record;
    const base = { caseId: state.id, kind: 'act' as const, name: form.id, madeAt, madeBy: staff.id };
    const pictures = await Promise.all(photographs.map(async ({ fileName, hash }) => ({ caption: fileName, bytes: await findContent(client, hash) ?? Buffer.alloc(0) })));
    const pdf = await renderPaper(await printable<WorkingPaper>({
      look: 'plain', orientation: 'portrait', organisation, title: form.title, paragraphs: [], tables: [], createdAt: madeAt, photographs: pictures,
      ...(state.number === undefined ? {} : { number: state.number }), date: (answers?.['done-date'] ?? '') || dayAt(regulation.decree.zone, madeAt),
      fields: fieldsOf(record), signatureLines: signatures(form.id, staff),
    }));
    const hash = await keepContent(client, 'application/pdf', Buffer.from(pdf));
    await addPaper(client, { ...base, fileName: `${form.id}.pdf`, mediaType: 'application/pdf', hash, details: { answers: JSON.stringify(answers) } });
    for (const photograph of photographs) await addPaper(client, { ...base, fileName: photograph.fileName, mediaType: photograph.mediaType, hash: photograph.hash, details: {} });
    kept.push({ document: form.id, content: hash.toString('hex') });
  }
  const key = [state.id, state.step.node, state.step.enteredAt];
  await client.query('delete from step_record where case_id = $1 and step = $2 and entered_at = $3', key);
  await client.query('delete from step_photograph where case_id = $1 and step = $2 and entered_at = $3', key);
  return kept;
}

async function unitName(client: Queryable, { by }: Work, regulation: Regulation): Promise<Bilingual> {
  const { rows } = await client.query<{ name: LocalizedText }>('select name from unit where id = $1', [by.unit]);
  return rows[0]?.name ?? regulation.provider.name;
}

function fieldsOf({ form, answers = {} }: StepRecord): readonly DocumentField[] {
  return form.fields.flatMap((field): readonly DocumentField[] => {
    const value = answers[field.id] ?? '';
    if (value === '') return [];
    const { kk, ru } = field.text ?? { kk: field.label, ru: field.label };
    const choice = field.choices?.find(({ id }) => id === value)?.text;
    return [{ label: { kk, ru }, value: choice === undefined ? printed(value) : { kk: choice.kk, ru: choice.ru } }];
  });
}

function printed(value: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return date === null ? value : `${date[3]}.${date[2]}.${date[1]}`;
}

/** Whoever drew it up signs by hand; an act also by whoever was visited, minutes and a conclusion by the members. */
function signatures(record: string, { name, post }: StaffMember): readonly Bilingual[] {
  const own = { kk: `${name}, ${post.kk}`, ru: `${name}, ${post.ru}` };
  if (record.endsWith('-act')) return [own, { kk: 'Қызмет алушы (танысты)', ru: 'Услугополучатель (ознакомлен)' }];
  return record === 'minutes' || record === 'conclusion' ? [own, { kk: 'Комиссия мүшелері', ru: 'Члены комиссии' }] : [own];
}
