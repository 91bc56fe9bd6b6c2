import type { Form, Regulation } from '../model/types.ts';
import { normText } from './norm-text.ts';
import type { TracedFact } from './trace.ts';

/** Everything outside the routes: title, channels, results, refusals, forms and the rest of the regulation's head. */
export function factsOfProvision(regulation: Regulation): readonly TracedFact[] {
  return [...headFacts(regulation), ...outcomeFacts(regulation), ...formFacts(regulation), ...conductFacts(regulation)];
}

type Source = { readonly clause: string; readonly lines: readonly [number, number] };

const fact = (what: string, { clause, lines }: Source, ...says: readonly string[]): TracedFact => ({ what, says, clause, lines });

function headFacts({ id, title, lines, editions, standard, provider, applicant, provision, fee, accept, issue, excluded, term, units, stateData, terms }: Regulation): readonly TracedFact[] {
  return [
    fact(`regulation ${id}`, { clause: 'title', lines: [lines[0], lines[0]] }, title.kk, title.ru, title.en),
    ...editions.flatMap(({ act, inForce, lines: where }) => (where === undefined ? [] : [fact('edition', { clause: 'edition', lines: where }, act.en, `in force ${inForce.from} – ${inForce.until ?? 'open'}`)])),
    fact('standard', standard, standard.act.en),
    fact('provider', provider, provider.name.en),
    fact('applicant', applicant, applicant.kinds.join(', '), `identified by ${applicant.identifier}; representative: ${applicant.representative}; portal open to: ${applicant.portalEligibility}`),
    fact('form of the service', provision, `${provision.form}; automation: ${provision.automation}; form of the result: ${provision.resultForm ?? provision.form}`),
    ...(fee.clause === undefined || fee.lines === undefined ? [] : [fact('fee', { clause: fee.clause, lines: fee.lines }, fee.kind)]),
    fact('accepts', accept, accept.channels.join(', ') || 'not stated'),
    fact('issues', issue, issue.channels.join(', ') || 'not stated'),
    ...excluded.map((channel) => fact('excluded', channel, channel.channel)),
    ...term.map((norm) => fact('term of the service', norm, normText(norm))),
    ...units.map((unit) => fact('unit', unit, unit.actor)),
    ...stateData.map((data) => fact('state data', data, `${data.by}: ${data.what.en}`)),
    ...terms.map((term) => fact(`term "${term.term}"`, term, term.defined === undefined ? 'never defined' : `defined in lines ${term.defined.join('–')}`)),
  ];
}

function outcomeFacts({ results, refusals, conditions }: Regulation): readonly TracedFact[] {
  return [
    ...results.map((result) => fact(`result ${result.id}`, result, `${result.kind}: ${result.name.en}`, `channels: ${result.channels?.join(', ') ?? 'all of issue'}; signed by: ${result.signedBy.join(', ') || 'not stated'}`, ...(result.validity === undefined ? [] : [`valid: ${normText(result.validity)}`]))),
    ...refusals.map((refusal) => fact(`refusal ${refusal.id}`, refusal, `${refusal.kind}: ${refusal.by} → ${refusal.to}${refusal.origin === 'ours' ? ' (ours)' : ''}`, ...(refusal.receiptAnnex === undefined ? [] : [`receipt: annex ${refusal.receiptAnnex}`]))),
    ...refusals.flatMap((refusal) => refusal.also.map((also) => fact(`refusal ${refusal.id}, again`, also, refusal.kind))),
    ...conditions.map((condition) => fact(`condition ${condition.id}`, condition, condition.text.en)),
  ];
}

function formFacts({ forms }: Regulation): readonly TracedFact[] {
  return forms.flatMap((form) => {
    if (form.lines === undefined) return [];
    const place: Source = { clause: form.clause ?? 'form', lines: form.lines };
    return [fact(`form ${form.id}`, place, `${form.kind}${form.origin === 'ours' ? ' (ours)' : ''}: ${form.title.en}`, ...fieldWords(form))];
  });
}

function fieldWords({ fields }: Form): readonly string[] {
  return fields.map(({ label, type }, index) => `${index + 1}. ${label} – ${type}`);
}

function conductFacts(regulation: Regulation): readonly TracedFact[] {
  const { originals, queue, notices, callCentre, survey, appeal, security, publication, diagrams, extension } = regulation;
  return [
    ...(originals === undefined ? [] : [fact('originals', originals, originals.mode), ...originals.also.map((also) => fact('originals, again', also, originals.mode))]),
    ...(queue === undefined ? [] : [fact('queue', queue, `electronic: ${yes(queue.electronic)}; bookable: ${yes(queue.bookable)}; no advance booking: ${yes(queue.noAdvanceBooking)}`, ...queue.waitPerPerson.map(normText), ...queue.servicePerPerson.map(normText)), ...queue.also.map((also) => fact('queue, again', also, 'in order of the queue'))]),
    ...(notices === undefined ? [] : [fact('notices', notices, `section: ${notices.section ?? 'not named'}; on a change of status: ${yes(notices.onStatusChange)}; on extension: ${yes(notices.onExtension)}`)]),
    ...(callCentre === undefined ? [] : [fact('call centre', callCentre, callCentre.purpose)]),
    ...(survey === undefined ? [] : [fact('survey', survey, `wording ${survey.wording}`)]),
    ...(appeal === undefined ? [] : [fact('appeal', appeal, `section of the Standard: ${appeal.standardSection ?? 'not named'}`)]),
    ...(security === undefined ? [] : [fact('security', security, 'confidentiality, integrity, availability')]),
    ...publication.map((place) => fact('publication', place, place.where.en)),
    ...diagrams.map((diagram) => fact('diagram', diagram, `${diagram.kind}${diagram.route === undefined ? '' : ` of ${diagram.route}`}`)),
    ...extension.map((item) => fact('extension of a term', item, `${item.at}: ${normText(item.norm)}`, item.reason.en)),
  ];
}

function yes(stated: boolean): string {
  return stated ? 'yes' : 'no';
}
