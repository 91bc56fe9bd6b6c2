import { renderPaper } from '@reglament/documents';
import type { WorkingPaper } from '@reglament/documents';
import type { Desk } from '../desk.ts';
import { addPaper, listPapers } from '../papers.ts';
import { printable } from '../printable.ts';
import type { StaffMember } from '../people/sessions.ts';
import { findContent, keepContent } from '../requests/contents.ts';
import { isHandedInPerson } from './hand-over.ts';
import { loadCaseFile } from './case-file.ts';
import type { CaseFile } from './case-file.ts';
import { frame, nameOf, peopleFields, serviceFields, timeText, unitText } from './paper-parts.ts';
import { basisText, consentText, PAPER_WORDS as WORDS } from './paper-words.ts';
import { acceptancePaper, refusalPaper } from './receipts.ts';
import { codeOfCase } from './scan-code.ts';

/** Papers a case can have printed: proof of acceptance, refusal to accept, written consent, resolution sheet. */
export const COUNTER_PAPERS = ['acceptance', 'acceptance-refused', 'consent', 'resolution', 'hand-over'] as const;
export type CounterPaper = (typeof COUNTER_PAPERS)[number];

/** Which papers the case has now; each is known by what stands in its journal. */
export function papersOf(desk: Pick<Desk, 'clock'>, file: CaseFile): readonly CounterPaper[] {
  return COUNTER_PAPERS.filter((kind) => paperOf(desk, file, kind) !== undefined);
}

/**
 * The paper as PDF. What was handed to somebody stays what it was: receipts are kept when they are first printed, and
 * printed again from there.
 */
export async function printPaper(desk: Desk, staff: StaffMember, caseId: string, kind: CounterPaper): Promise<Buffer | undefined> {
  const kept = (await listPapers(desk.db, caseId)).find((paper) => paper.kind === 'receipt' && paper.name === kind);
  const file = await loadCaseFile(desk, staff, caseId);
  if (file === undefined) return undefined;
  if (kept !== undefined) return findContent(desk.db, kept.hash);
  const paper = paperOf(desk, { ...file, code: await codeOfCase(desk.db, caseId) }, kind);
  if (paper === undefined) return undefined;
  const bytes = Buffer.from(await renderPaper(await printable(paper)));
  if (kind === 'acceptance' || kind === 'acceptance-refused') {
    const hash = await keepContent(desk.db, 'application/pdf', bytes);
    await addPaper(desk.db, { caseId, kind: 'receipt', name: kind, fileName: `${kind}.pdf`, mediaType: 'application/pdf', hash, details: {}, madeAt: desk.clock.now(), madeBy: staff.id });
  }
  return bytes;
}

function paperOf(desk: Pick<Desk, 'clock'>, file: CaseFile, kind: CounterPaper): WorkingPaper | undefined {
  switch (kind) {
    case 'acceptance': return acceptancePaper(file);
    case 'acceptance-refused': return refusalPaper(file);
    case 'consent': return consentPaper(desk, file);
    case 'resolution': return resolutionPaper(file);
    case 'hand-over': return handOverPaper(file);
  }
}

/** Where the text wants the consent in writing: the sheet the applicant signs before the protected data are asked for. */
function consentPaper(desk: Pick<Desk, 'clock'>, file: CaseFile): WorkingPaper | undefined {
  const { state, regulation } = file;
  const node = state.step === undefined ? undefined : regulation.compiled.get(state.route)?.nodes.get(state.step.node);
  const consent = [node, ...file.done.map(({ station }) => station)].find((candidate) => candidate?.step.consent?.written === true)?.step.consent;
  if (consent === undefined || state.channel === 'portal') return undefined;
  return {
    ...frame(file, desk.clock.now()), look: 'plain', title: WORDS.consent, paragraphs: [consentText(regulation.title)], fields: peopleFields(file),
    legalBasis: basisText(regulation.title, regulation.decree, consent.clause), signatureLines: [WORDS.signApplicant],
  };
}

/** What the recipient signs: printed while the result waits, so that the hand goes on it before the paper leaves. */
function handOverPaper(file: CaseFile): WorkingPaper | undefined {
  const { state, regulation } = file;
  const node = state.step === undefined ? undefined : regulation.compiled.get(state.route)?.nodes.get(state.step.node);
  const waiting = node !== undefined && isHandedInPerson(state, node) ? node : undefined;
  const given = file.done.findLast(({ station }) => isHandedInPerson(state, station));
  const station = waiting ?? given?.station;
  if (station === undefined) return undefined;
  const results = regulation.results.filter(({ id }) => (state.issued.length > 0 ? state.issued : state.draft?.kind === 'refusal' ? [] : [state.draft?.result ?? '']).includes(id));
  return {
    ...frame(file, given?.completedAt ?? state.step?.enteredAt ?? state.openedAt), look: 'plain', title: WORDS.handOver, paragraphs: [],
    fields: [...serviceFields(file), ...peopleFields(file), ...results.map(({ name }) => ({ label: WORDS.result, value: { kk: name.kk, ru: name.ru } }))],
    legalBasis: basisText(regulation.title, regulation.decree, station.step.clause), signatureLines: [WORDS.signEmployee, WORDS.signRecipient],
  };
}

/** The head's appointment with the note, as it goes round with the papers. */
function resolutionPaper(file: CaseFile): WorkingPaper | undefined {
  const { regulation, entries, names, state } = file;
  const appointed = entries.flatMap((entry) => entry.events.flatMap((event) => (event.kind === 'ExecutorAppointed' ? [{ entry, event }] : []))).at(-1);
  if (appointed === undefined) return undefined;
  const { entry, event } = appointed;
  const step = file.done.findLast(({ station }) => station.act === 'assign');
  const due = entry.events.find((candidate) => candidate.kind === 'StepEntered')?.due;
  return {
    ...frame(file, entry.at), look: 'plain', organisation: unitText(file, state.units.provider), title: WORDS.resolution, paragraphs: [],
    fields: [
      ...serviceFields(file), ...peopleFields(file),
      { label: WORDS.executor, value: names.get(event.executor) ?? '' },
      ...(event.note === undefined ? [] : [{ label: WORDS.note, value: file.words.get(event.note) ?? '' }]),
      { label: WORDS.appointedBy, value: nameOf(file, entry.by) },
      { label: WORDS.appointedAt, value: timeText(file, entry.at) },
      ...(due === undefined ? [] : [{ label: WORDS.due, value: timeText(file, due.at) }]),
    ],
    ...(step === undefined ? {} : { legalBasis: basisText(regulation.title, regulation.decree, step.station.step.clause) }),
    signatureLines: [WORDS.signHead],
  };
}
