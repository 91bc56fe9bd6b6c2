import type { Bilingual, DocumentField, PaperTable, WorkingPaper } from '@reglament/documents';
import { forecast, replay } from '@reglament/engine';
import type { Proof, Refusal } from '@reglament/regulation';
import { calendarsOf } from '../desk.ts';
import { findRequestForm } from '../requests/form-rules.ts';
import type { CaseFile, DoneStep } from './case-file.ts';
import { missingItems } from './package.ts';
import type { PackageItem } from './package.ts';
import { frame, nameOf, peopleFields, serviceFields, timeText } from './paper-parts.ts';
import { basisText, PAPER_WORDS as WORDS, refusalText } from './paper-words.ts';

type PaperProof = Extract<Proof['kind'], 'tear-off-coupon' | 'coupon' | 'receipt' | 'certificate' | 'application-copy'>;

const TITLES: Readonly<Record<PaperProof, Bilingual>> = {
  'tear-off-coupon': WORDS.tearOffCoupon, coupon: WORDS.coupon, receipt: WORDS.receipt, certificate: WORDS.certificate, 'application-copy': WORDS.applicationCopy,
};

/** What a proof says where the text prints that it is given, but not what stands on it. Our choice: the fullest of those printed. */
const USUAL_CONTENTS: Proof['contents'] = ['registration-date', 'result-date', 'accepted-by'];

/**
 * The proof of acceptance with the contents printed for this step, once the request is registered; where the text prints
 * none, whoever came in person gets a receipt all the same. A package accepted with something lacking, as its refusal came
 * too late, is proven too: the receipt says what was handed in and what was not.
 */
export function acceptancePaper(file: CaseFile): WorkingPaper | undefined {
  const { state, regulation, items } = file;
  const registered = file.done.find(({ station, outcome }) => station.act === 'register' && outcome !== 'incomplete');
  if (state.channel === 'portal' || state.number === undefined || registered === undefined) return undefined;
  const proven = file.done.find(({ station }) => isPaperProof(station.step.proof));
  const proof = proven?.station.step.proof;
  const kind: PaperProof = proof !== undefined && isPaperProof(proof) ? proof.kind as PaperProof : 'receipt';
  const step = proven ?? registered;
  const contents = proof === undefined || proof.contents.length === 0 ? USUAL_CONTENTS : proof.contents;
  return {
    ...frame(file, step.completedAt), look: kind === 'coupon' || kind === 'tear-off-coupon' ? 'coupon' : 'plain', title: TITLES[kind],
    paragraphs: [WORDS.accepted],
    fields: [...serviceFields(file), ...peopleFields(file), ...contents.flatMap((content) => contentField(file, step, content)), ...(kind === 'application-copy' ? applicationFields(file) : [])],
    tables: [...handedTable(items), ...missingTable(missingItems(items).filter(({ mark }) => mark !== undefined))],
    ...(proof === undefined ? {} : { legalBasis: basisText(regulation.title, regulation.decree, proof.clause ?? step.station.step.clause) }),
    signatureLines: [WORDS.signEmployee, WORDS.signApplicant],
  };
}

function isPaperProof(proof: Proof | undefined): boolean {
  return proof !== undefined && Object.hasOwn(TITLES, proof.kind);
}

function contentField(file: CaseFile, step: DoneStep, content: Proof['contents'][number]): readonly DocumentField[] {
  const { state } = file;
  switch (content) {
    case 'number': return state.number === undefined ? [] : [{ label: WORDS.number, value: state.number }];
    case 'registration-date': return [{ label: WORDS.registrationDate, value: dayText(file, state.registeredAt ?? step.completedAt) }];
    case 'registration-time': return [{ label: WORDS.registrationTime, value: timeText(file, state.openedAt) }];
    case 'result-date': { const at = resultAt(file, step); return at === undefined ? [] : [{ label: WORDS.resultDate, value: dayText(file, at) }]; }
    case 'accepted-by': return [{ label: WORDS.acceptedBy, value: nameOf(file, step.by) }];
  }
}

function dayText(file: CaseFile, instant: string): string {
  return timeText(file, instant).slice(0, 10);
}

/** The date of the result as it could be promised when the papers were accepted, not as the case went on. */
function resultAt({ entries, regulation }: CaseFile, { completedAt }: DoneStep): string | undefined {
  const then = replay(entries.filter(({ at }) => at <= completedAt));
  return forecast(then, { regulation, calendars: calendarsOf(regulation), now: completedAt })?.at;
}

function applicationFields({ state, regulation, answers }: CaseFile): readonly DocumentField[] {
  const form = findRequestForm(regulation, state.form);
  return (form?.fields ?? []).flatMap((field) => {
    const value = answers[field.id];
    const choice = field.choices?.find(({ id }) => id === value)?.text;
    const label = field.text ?? { kk: field.label, ru: field.label };
    return value === undefined || value === '' ? [] : [{ label: { kk: label.kk, ru: label.ru }, value: choice === undefined ? value : { kk: choice.kk, ru: choice.ru } }];
  });
}

function handedTable(items: readonly PackageItem[]): readonly PaperTable[] {
  const handed = items.filter(({ mark }) => mark?.state === 'original' || mark?.state === 'copy');
  if (handed.length === 0) return [];
  const rows = handed.map(({ document, mark }, index) => [String(index + 1), { kk: document.name.kk, ru: document.name.ru }, formOf(mark)]);
  return [{ title: WORDS.handedDocuments, columns: [{ title: WORDS.ordinal, share: 1 }, { title: WORDS.document, share: 9 }, { title: WORDS.form, share: 6 }], rows }];
}

function formOf(mark: PackageItem['mark']): Bilingual {
  if (mark?.state === 'original') return mark.returned ? WORDS.originalReturned : WORDS.original;
  return mark?.compared === true ? WORDS.copyCompared : WORDS.copy;
}

/**
 * The receipt of a refusal to accept, with what is missing. At the centre one is always given, elsewhere only where the
 * text says so.
 */
export function refusalPaper(file: CaseFile): WorkingPaper | undefined {
  const { regulation, entries, items } = file;
  const issued = entries.flatMap((entry) => entry.events.flatMap((event) => (event.kind === 'RefusalIssued' && event.refusalKind === 'acceptanceRefused' ? [{ entry, event }] : [])))[0];
  const refusal = regulation.refusals.find(({ id }) => id === issued?.event.refusal);
  if (issued === undefined || refusal === undefined || !givesReceipt(refusal)) return undefined;
  const grounds = issued.event.grounds.map((id) => groundText(refusal, id));
  return {
    ...frame(file, issued.entry.at), look: 'refusal', title: WORDS.refusalReceipt,
    paragraphs: [refusalText(regulation.title)],
    fields: [
      ...peopleFields(file),
      { label: WORDS.grounds, value: { kk: grounds.map(({ kk }) => kk).join('; '), ru: grounds.map(({ ru }) => ru).join('; ') } },
      { label: WORDS.acceptedByRefused, value: nameOf(file, issued.entry.by) },
    ],
    tables: missingTable(items.filter(({ mark }) => mark?.state === 'absent' || mark?.state === 'expired')),
    legalBasis: basisText(regulation.title, regulation.decree, refusal.clause),
    signatureLines: [WORDS.signEmployee, WORDS.signApplicant],
  };
}

function givesReceipt({ by, receiptAnnex }: Refusal): boolean {
  return by === 'CentreEmployee' || by === 'CentreOperator' || receiptAnnex !== undefined;
}

function groundText({ grounds }: Refusal, id: string): Bilingual {
  const printed = grounds.find((ground) => ground.id === id)?.text;
  return printed ?? (id === 'expired' ? WORDS.groundExpired : WORDS.groundIncomplete);
}

/** What was marked as not there or expired; what nobody looked at is not said to be lacking. */
function missingTable(missing: readonly PackageItem[]): readonly PaperTable[] {
  if (missing.length === 0) return [];
  const rows = missing.map(({ document, mark }, index) => [String(index + 1), { kk: document.name.kk, ru: document.name.ru }, mark?.state === 'expired' ? WORDS.expired : WORDS.absent]);
  const expired = missing.filter(({ mark }) => mark?.state === 'expired').length;
  const title = expired === 0 ? WORDS.absentDocuments : expired === missing.length ? WORDS.expiredDocuments : WORDS.missingDocuments;
  return [{ title, columns: [{ title: WORDS.ordinal, share: 1 }, { title: WORDS.document, share: 9 }, { title: WORDS.what, share: 5 }], rows }];
}
