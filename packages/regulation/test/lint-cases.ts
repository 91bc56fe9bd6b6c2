import { stepOf } from './small-regulation.ts';
import type { Change, Source } from './small-regulation.ts';

/** For every rule: a change that breaks it, one close by that keeps it, and the sentence expected. */
export interface LintCase { readonly breaks: Change; readonly keeps: Change; readonly says: string }

const text = (word: string) => ({ kk: word, ru: word, en: word });
const nothing: Change = () => {};

const table = (next: readonly number[], time = true): Source['tables'] => [{
  title: text('кесте'), lines: [60, 70], route: 'office',
  steps: [
    { n: 1, unit: 'OfficeClerk', lines: [61, 62], norms: [{ value: 5, unit: 'minute', clause: '13', lines: [62, 62] }], next: [...next] },
    { n: 2, unit: 'Head', lines: [63, 64], norms: time ? [{ value: 5, unit: 'minute', clause: '13', lines: [64, 64] }] : [], next: [] },
  ],
}];

/** A second certificate on top of the first, given by the same steps. */
function secondResult(source: Source): NonNullable<Source['results']>[number] {
  const other = { id: 'other', kind: 'certificate' as const, name: text('Екінші'), clause: '3', lines: [14, 14] as [number, number], signedBy: ['Head' as const] };
  source.results.push(other);
  for (const id of ['office#5', 'portal#7']) stepOf(source, id).results?.push('other');
  return other;
}

export const CASES: Readonly<Record<string, LintCase>> = {
  'channel-without-route': {
    breaks: (source) => { source.accept.channels.push('centre'); source.issue.channels.push('centre'); },
    keeps: (source) => { source.accept.channels = ['portal', 'office']; },
    says: 'The channel "State Corporation (service centre)" accepts applications, but no route is printed for it.',
  },
  'route-without-channel': {
    breaks: (source) => { source.accept.channels = ['office']; },
    keeps: nothing,
    says: 'A route is printed for the channel "e-government portal", which is not among the channels that accept applications.',
  },
  'issue-channel-without-route': {
    breaks: (source) => { source.issue.channels.push('akim'); },
    keeps: (source) => { source.issue.channels = ['office']; },
    says: 'Results are said to be given through the channel "akim of the settlement, village or rural district", but no route of that channel hands one over.',
  },
  'accepted-here-issued-elsewhere': {
    breaks: (source) => { source.issue.channels = ['office']; },
    keeps: nothing,
    says: 'The channel "e-government portal" accepts applications but gives no result; where it is to be fetched is not said.',
  },
  'excluded-channel-used': {
    breaks: (source) => { source.excluded = [{ channel: 'portal', clause: '9', lines: [51, 51] }]; },
    keeps: (source) => { source.excluded = [{ channel: 'centre', clause: '9', lines: [51, 51] }]; },
    says: 'The channel "e-government portal" is excluded by the text, and used by it.',
  },
  'channels-not-stated': {
    breaks: (source) => { source.issue.stated = false; source.issue.channels = ['office']; },
    keeps: nothing,
    says: 'The channels of acceptance or of issue are not named; they were taken from the steps: provider\'s office.',
  },
  'step-leads-nowhere': {
    breaks: (source) => { stepOf(source, 'office#2').next = {}; supply(source, 'office#2', { done: 3 }); },
    keeps: nothing,
    says: 'By the printed text nothing follows this step: neither a next step nor an end.',
  },
  'step-unreached': {
    breaks: (source) => { stepOf(source, 'portal#2').next = { valid: 4 }; supply(source, 'portal#2', { violated: 3 }); },
    keeps: nothing,
    says: 'By the printed text no step leads to this one.',
  },
  'number-skipped': {
    breaks: (source) => { const last = stepOf(source, 'office#5'); last.n = 7; stepOf(source, 'office#4').next = 7; },
    keeps: (source) => { const last = stepOf(source, 'office#5'); last.n = 1; last.id = '5'; },
    says: 'The numbering breaks: 7 follows 4.',
  },
  'item-for-two': {
    breaks: (source) => { const last = stepOf(source, 'office#5'); last.n = 4; last.id = '5'; last.clause = '5.4'; },
    keeps: (source) => { stepOf(source, 'office#5').clause = '5.4'; },
    says: 'One item (5.4) holds several actors or several acts.',
  },
  'lines-fall-back': {
    breaks: (source) => { stepOf(source, 'office#4').lines = [21, 21]; },
    keeps: (source) => { stepOf(source, 'office#4').lines = [25, 26]; },
    says: 'The step stands in the text before the one it follows: the order of acts is not the order of the text.',
  },
  'form-not-named': {
    breaks: (source) => { delete stepOf(source, 'portal#4').form; },
    keeps: nothing,
    says: 'A form is filled in, but which one is not said.',
  },
  'no-proof-of-acceptance': {
    breaks: (source) => { delete stepOf(source, 'office#1').proof; },
    keeps: (source) => { delete stepOf(source, 'office#1').proof; stepOf(source, 'office#2').proof = { kind: 'receipt' }; },
    says: 'On the route "office" the applicant is given no proof that the documents were accepted.',
  },
  'check-outcome-missing': {
    breaks: (source) => { stepOf(source, 'portal#5').next = { conform: 6 }; },
    keeps: nothing,
    says: 'The check is printed without one of its outcomes: nothing is said of what follows when the documents are deficient.',
  },
  'screening-without-refusal': {
    breaks: (source) => { stepOf(source, 'office#1').next = 2; },
    keeps: (source) => { const first = stepOf(source, 'office#1'); first.next = 2; delete first.screening; },
    says: 'The package is screened at intake, but nothing is said of what follows when it is incomplete.',
  },
  'register-answer-ignored': {
    breaks: (source) => { stepOf(source, 'portal#5').consults = [{ system: 'Portal', found: 'found' }]; },
    keeps: (source) => { stepOf(source, 'portal#5').consults = [{ system: 'Portal', found: 'conform', absent: 'deficient' }]; },
    says: 'A register is asked, but the text does not say what follows from its answer.',
  },
  'decision-one-sided': {
    breaks: (source) => { stepOf(source, 'office#3').next = { result: 4 }; },
    keeps: (source) => { stepOf(source, 'office#3').next = { result: 4, negative: 4 }; },
    says: 'The examination or decision is printed with a positive outcome only: neither a refusal nor a negative result is foreseen.',
  },
  'norms-exceed-term': {
    breaks: (source) => { stepOf(source, 'office#3').norms = [{ value: 5, unit: 'working-day' }]; },
    keeps: (source) => { stepOf(source, 'office#3').norms = [{ value: 4, unit: 'working-day' }]; },
    says: 'On the route "office" the norms of the steps add up to more than the printed term (5 working days); the last step is office#5.',
  },
  'norm-differs-restated': {
    breaks: (source) => { stepOf(source, 'office#2').restated = [{ clause: '9.2', lines: [52, 52], norms: [{ value: 2, unit: 'hour' }] }]; },
    keeps: (source) => { stepOf(source, 'office#2').restated = [{ clause: '9.2', lines: [52, 52], norms: [{ value: 1, unit: 'hour', bound: 'within' }] }]; },
    says: 'The same step has different norms in two places: 1 hour here, 2 hours in clause 9.2.',
  },
  'norm-printed-once': {
    breaks: (source) => { stepOf(source, 'office#2').restated = [{ clause: '9.2', lines: [52, 52] }]; },
    keeps: (source) => { stepOf(source, 'office#2').restated = [{ clause: '9.2', lines: [52, 52], norms: [{ value: 1, unit: 'hour' }] }]; },
    says: 'The step is printed twice, its norm in one place only: 1 hour here, — in clause 9.2.',
  },
  'norm-differs-by-route': {
    breaks: (source) => { stepOf(source, 'portal#6').norms = [{ value: 1, unit: 'working-day' }]; },
    keeps: (source) => { stepOf(source, 'portal#6').norms = [{ value: 1, unit: 'hour' }]; },
    says: '"head of the provider" does the same work on two routes in different times: 1 working day here, 1 hour at office#4.',
  },
  'day-unspecified': {
    breaks: (source) => { stepOf(source, 'office#2').norms = [{ value: 1, unit: 'day' }]; },
    keeps: (source) => { stepOf(source, 'office#2').norms = [{ value: 0, unit: 'day', bound: 'on-the-day' }]; },
    says: 'The norm is in plain days (1 day): working or calendar days is not said.',
  },
  'range-not-rising': {
    breaks: (source) => { stepOf(source, 'office#1').norms = [{ value: 15, max: 10, unit: 'minute' }]; },
    keeps: (source) => { stepOf(source, 'office#1').norms = [{ value: 10, max: 15, unit: 'minute' }]; },
    says: 'The range of the norm does not rise: 15–10 minutes.',
  },
  'outcome-without-norm': {
    breaks: (source) => { stepOf(source, 'office#3').norms = [{ value: 2, unit: 'working-day', when: { outcome: 'result' } }]; },
    keeps: (source) => { stepOf(source, 'office#3').norms = [{ value: 2, unit: 'working-day', when: { outcome: 'result' } }, { value: 1, unit: 'working-day', when: { outcome: 'refusal' } }]; },
    says: 'Norms are printed for some outcomes of the step only; the others have none.',
  },
  'step-without-norm': {
    breaks: (source) => { stepOf(source, 'office#4').norms = []; },
    keeps: (source) => { for (const step of source.routes[0]!.steps) step.norms = []; },
    says: 'The other steps of the route have a norm; this one ("head of the provider") has none.',
  },
  'term-not-printed': {
    breaks: (source) => { source.term = []; },
    keeps: (source) => { source.term = []; source.routes[0]!.term = [{ value: 5, unit: 'working-day', clause: '4', lines: [13, 13] }]; },
    says: 'The regulation prints no term of the service as a whole, only norms of steps.',
  },
  'unit-never-acts': {
    breaks: (source) => { source.units?.push({ actor: 'WorkingBody', clause: '6', lines: [34, 34] }); },
    keeps: (source) => { source.units?.push({ actor: 'Portal', clause: '6', lines: [34, 34] }); },
    says: 'The list of units names "working body", which acts in no step.',
  },
  'actor-not-listed': {
    breaks: (source) => { source.units?.pop(); },
    keeps: nothing,
    says: '"responsible executor" acts, but is not in the list of units.',
  },
  'actor-vague': {
    breaks: (source) => { stepOf(source, 'portal#5').actor = 'Provider'; },
    keeps: nothing,
    says: 'The step names only "provider" and not the employee who acts.',
  },
  'units-not-listed': { breaks: (source) => { source.units = []; }, keeps: nothing, says: 'The text lists no units that take part.' },
  'system-not-listed': {
    breaks: (source) => { source.systems = ['Portal']; },
    keeps: (source) => { source.systems?.push('Gateway'); },
    says: 'The step uses the system "personal cabinet", which is not among the systems of the regulation.',
  },
  'result-produced-nowhere': {
    breaks: (source) => { secondResult(source); for (const id of ['office#5', 'portal#7']) stepOf(source, id).results?.pop(); },
    keeps: (source) => { secondResult(source); },
    says: '"Екінші" is named as a result of the service, but no step produces it.',
  },
  'result-signed-by-nobody': {
    breaks: (source) => { source.results[0]!.signedBy = []; },
    keeps: (source) => { source.results[0]!.signedBy = []; source.results[0]!.kind = 'data-update'; },
    says: 'The text does not say who signs "Анықтама".',
  },
  'signer-never-signs': {
    breaks: (source) => { source.results[0]!.signedBy = ['AuthorisedPerson']; },
    keeps: (source) => { source.results[0]!.signedBy = ['AuthorisedPerson']; stepOf(source, 'office#4').signers = ['AuthorisedPerson']; },
    says: 'A signer of "Анықтама" is named, but no step of signing is printed.',
  },
  'result-differs-by-channel': {
    breaks: (source) => { secondResult(source).id = 'other'; source.results[1]!.channels = ['portal']; source.results[0]!.channels = ['office']; },
    keeps: (source) => { source.results[0]!.channels = ['office', 'portal']; },
    says: 'The result differs by channel: on "e-government portal" it is another one, and why is not said.',
  },
  'channel-without-result': {
    breaks: (source) => { source.results[0]!.channels = ['office']; },
    keeps: (source) => { source.results[0]!.channels = ['office']; source.issue.channels = ['office']; },
    says: 'The channel "e-government portal" is said to give results, but no result is named for it.',
  },
  'result-on-other-channel': {
    breaks: (source) => { source.results[0]!.channels = ['office', 'portal', 'akim']; },
    keeps: (source) => { source.results[0]!.channels = ['office']; },
    says: '"Анықтама" is named for the channel "akim of the settlement, village or rural district", through which no results are given.',
  },
  'paper-result-on-portal': {
    breaks: (source) => { source.provision.resultForm = 'paper'; },
    keeps: (source) => { source.provision.resultForm = 'paper'; source.issue.channels = ['office']; },
    says: 'The result is said to be on paper, while the portal has to deliver it to the cabinet.',
  },
  'choice-of-result-open': {
    breaks: (source) => { secondResult(source); stepOf(source, 'portal#7').results = ['certificate']; },
    keeps: (source) => { secondResult(source); for (const result of source.results) result.together = 'both'; },
    says: 'Several results are named (2), but which is given when is not said.',
  },
  'refusal-stops-short': {
    breaks: (source) => { source.refusals![2]!.to = 'CentreOperator'; },
    keeps: nothing,
    says: 'The refusal of authorisation goes to "centre operator" and not to the applicant; how the applicant learns of it is not said.',
  },
  'refusal-never-issued': {
    breaks: (source) => { source.refusals?.push({ id: 'queue', kind: 'queueRefusal', clause: '9', lines: [53, 53], by: 'Head', to: 'Applicant' }); },
    keeps: (source) => { source.refusals?.push({ id: 'queue', kind: 'queueRefusal', clause: '9', lines: [53, 53], by: 'Head', to: 'Applicant' }); stepOf(source, 'office#4').refusal = 'queue'; },
    says: 'The refusal of a place in the queue is named, but no step leads to it.',
  },
  'refusal-without-way': {
    breaks: (source) => { stepOf(source, 'office#3').next = { result: 4, refusal: 'end' }; },
    keeps: (source) => { stepOf(source, 'office#3').next = { result: 4, refusal: 'refuse:reasoned-refusal' }; },
    says: 'A refusal is drafted, but no later step brings it to the applicant.',
  },
  'refusal-not-printed': {
    breaks: (source) => { source.refusals![1]!.origin = 'ours'; },
    keeps: nothing,
    says: 'The text foresees no refusal here; to be carried out it was given one: reasoned refusal.',
  },
  'grounds-not-cited': {
    breaks: (source) => { delete source.refusals![1]!.groundsClause; },
    keeps: (source) => { delete source.refusals![0]!.groundsClause; },
    says: 'The reasoned refusal: neither the grounds nor the clause of the Standard that lists them is named.',
  },
  'receipt-form-not-named': {
    breaks: (source) => { delete source.refusals![0]!.receiptAnnex; },
    keeps: nothing,
    says: 'The form of the refusal receipt (the annex of the Standard) is not named.',
  },
  'appeal-not-mentioned': {
    breaks: (source) => { delete source.appeal; },
    keeps: nothing,
    says: 'Refusals are foreseen, but nothing is said of how to appeal.',
  },
  'table-next-outside': {
    breaks: (source) => { source.tables = table([2, 9]); },
    keeps: (source) => { source.tables = table([2]); },
    says: 'After action 1 the table names action 9, which it does not have.',
  },
  'table-row-unreached': {
    breaks: (source) => { source.tables = table([]); },
    keeps: (source) => { source.tables = table([2]); },
    says: 'No action of the table leads to action 2.',
  },
  'table-row-without-time': {
    breaks: (source) => { source.tables = table([2], false); },
    keeps: (source) => { source.tables = table([2]); },
    says: 'Action 2 of the table has no time of execution.',
  },
  'full-automation-contradicted': {
    breaks: (source) => { source.provision.automation = 'full'; },
    keeps: nothing,
    says: 'The service is called fully automated, but 7 steps are done by staff.',
  },
  'partial-automation-without-system': {
    breaks: (source) => { source.routes.pop(); source.accept.channels = ['office']; source.issue.channels = ['office']; source.refusals?.pop(); },
    keeps: (source) => { source.routes.pop(); source.accept.channels = ['office']; source.issue.channels = ['office']; source.refusals?.pop(); source.provision.automation = 'none'; },
    says: 'The service is called partly automated, but no information system takes part in any step.',
  },
  'paper-service-on-portal': {
    breaks: (source) => { source.provision.form = 'paper'; },
    keeps: nothing,
    says: 'The form of the service is paper, but the text describes electronic steps on the portal.',
  },
  'electronic-service-on-paper': {
    breaks: (source) => { source.provision.form = 'electronic'; },
    keeps: (source) => { source.provision.form = 'electronic'; stepOf(source, 'office#1').systems = ['Portal']; },
    says: 'The form of the service is electronic, but the route "office" runs on paper.',
  },
  'fee-not-stated': { breaks: (source) => { source.fee = { kind: 'not-stated' }; }, keeps: nothing, says: 'Whether the service is free or paid is not said.' },
  'applicant-not-stated': { breaks: (source) => { source.applicant.stated = false; }, keeps: nothing, says: 'To whom the service is rendered is not said.' },
  'eligibility-unchecked': {
    breaks: (source) => { source.applicant.portalEligibility = 'business'; },
    keeps: nothing,
    says: 'The portal is open to certain persons only, but no step checks that.',
  },
  'request-form-not-printed': {
    breaks: (source) => { source.forms![0]!.origin = 'ours'; },
    keeps: (source) => { source.forms![1]!.origin = 'ours'; },
    says: 'The regulation prints no request form; the one in use is ours.',
  },
  'documents-not-printed': {
    breaks: (source) => { source.documents![0]!.origin = 'ours'; },
    keeps: (source) => { source.documents?.push({ id: 'another', name: text('a'), origin: 'ours' }); },
    says: 'The list of documents is not printed here; it stands in the Standard.',
  },
  'term-undefined': {
    breaks: (source) => { source.terms = [{ term: 'ШЖК', clause: '7', lines: [45, 45] }]; },
    keeps: (source) => { source.terms = [{ term: 'ШЖК', clause: '7', lines: [45, 45], defined: [44, 44] }]; },
    says: '"ШЖК" is used, but the regulation does not say what it means.',
  },
  'term-defined-late': {
    breaks: (source) => { source.terms = [{ term: 'ШЖК', clause: '7', lines: [45, 45], defined: [60, 60] }]; },
    keeps: (source) => { source.terms = [{ term: 'ШЖК', clause: '7', lines: [45, 45], defined: [45, 45] }]; },
    says: '"ШЖК" is used before the text says what it means (line 60).',
  },
};

/** A way on that the text does not print, with the open point that records it. */
function supply(source: Source, id: string, next: NonNullable<ReturnType<typeof stepOf>['supplied']>['next']): void {
  const open = `supplied-${id.replace('#', '-')}`;
  source.open = [{ id: open, kind: 'gap', clause: '5', lines: [20, 20], question: text('a'), choice: text('a'), changeableBy: 'methodologist' }];
  stepOf(source, id).supplied = { open, next };
}
