import type { Case, Command } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Form, RouteNode } from '@reglament/regulation';
import { inTransaction, timeOrderedId } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { dayAt } from '../clock/local-day.ts';
import { DeskFailure } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { keepMark } from '../counter/package.ts';
import { findParty } from '../counter/party.ts';
import { presentedMark } from '../counter/screening.ts';
import { holdOpen } from '../organisation/closing.ts';
import { addPaper } from '../papers.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { entryProblems } from '../requests/form-rules.ts';
import type { Answers } from '../requests/form-rules.ts';
import { requestDocument } from '../requests/request-document.ts';
import { intakeProviders, unitsOf } from './intake.ts';
import type { IntakeService } from './intake.ts';

/** What an official enters for an applicant at the counter. */
export interface TakenApplication {
  /** Made when the form was shown, so that a repeated POST finds the same case. */
  readonly caseId: string;
  readonly form: Form;
  readonly answers: Answers;
  /** The body the application goes to; at the provider's own counter it is that provider. */
  readonly provider: string;
  /** Ids of the papers handed in, of the regulation's list. */
  readonly documents: readonly string[];
}

/** For the form that is about to be shown. */
export function newCaseId(): string {
  return timeOrderedId();
}

export type TakenIn =
  | { readonly kind: 'taken'; readonly state: Case }
  /** The same form was sent before. */
  | { readonly kind: 'repeated' }
  | InvalidInput;

/** Opens a case for an applicant who stands at the counter, with what they ask for kept as the case's request. */
export async function takeApplication(desk: Desk, service: IntakeService, account: ApplicantAccount, taken: TakenApplication): Promise<TakenIn> {
  const { regulation, route, by, entry } = service;
  const providers = await intakeProviders(desk, service);
  const provider = providers.find(({ id }) => id === (route.channel === 'office' ? by.unit : taken.provider));
  const now = desk.clock.now();
  const problems: readonly FieldProblem[] = [...(provider === undefined ? [{ field: 'provider', code: 'choose' }] : []), ...await entryProblems(taken.form, taken.answers, dayAt(regulation.decree.zone, now))];
  if (provider === undefined || problems.length > 0) return { kind: 'invalid', problems };

  const answers = { ...taken.answers, unit: provider.id };
  const document = requestDocument({ regulation, route, form: taken.form, answers, attachments: [] }, account, provider.name, now, await findParty(desk.db, taken.caseId));
  const handed = regulation.documents.map(({ id }) => id).filter((id) => taken.documents.includes(id));
  return inTransaction(desk.db, async (client): Promise<TakenIn> => {
    if (!await holdOpen(client, [provider.id, by.unit])) return { kind: 'invalid', problems: [{ field: 'provider', code: 'choose' }] };
    const request = await keepContent(client, 'application/xml', Buffer.from(document));
    const open: Command = { kind: 'OpenCase', by, id: taken.caseId, route: route.route, applicant: account.id, units: unitsOf(by, route.channel, provider.id), request: request.toString('hex'), form: taken.form.id };
    const done = await carryOut(desk, { caseId: taken.caseId, regulation: regulation.id, idempotencyKey: `intake/${taken.caseId}`, commands: [open, ...handedIn(entry, by)] }, client);
    if (done.kind === 'invalid') {
      if (done.problems.some(({ code }) => code === 'case-exists')) return { kind: 'repeated' };
      throw new DeskFailure('submission-impossible', `Expected to open a case on ${regulation.id} ${route.route}, but: ${JSON.stringify(done.problems)}`);
    }
    await addPaper(client, {
      caseId: taken.caseId, kind: 'request', name: taken.form.id, fileName: 'request.xml', mediaType: 'application/xml', hash: request,
      details: { answers: JSON.stringify(answers), documents: handed.join(' ') }, madeAt: now, madeBy: by.id,
    });
    for (const id of handed) await keepMark({ db: client, clock: desk.clock }, by, taken.caseId, id, { state: presentedMark(regulation).state, compared: false, returned: false });
    return { kind: 'taken', state: done.state };
  });
}

/** The applicant hands the papers in by being here; where that may end in a refusal to accept, the official decides it. */
function handedIn(entry: RouteNode, by: IntakeService['by']): readonly Command[] {
  const isApplicants = entry.actor in ACTORS && ACTORS[entry.actor as Actor].kind === 'applicant';
  const onlyWay = [...entry.next.keys()];
  return isApplicants && entry.act === 'present' && onlyWay.length === 1 && onlyWay[0] === 'done' ? [{ kind: 'CompleteStep', by, step: entry.id, outcome: 'done' }] : [];
}
