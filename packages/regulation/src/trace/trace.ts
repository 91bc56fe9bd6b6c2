import type { Norm, Regulation, Step } from '../model/types.ts';
import { factsOfProvision } from './provision-facts.ts';
import { normText } from './norm-text.ts';

/** One printed fact, said in short lines, with the place of the text it was read from. */
export interface TracedFact {
  /** What it concerns: `office#3`, `refusal acceptance-refused`. */
  readonly what: string;
  readonly says: readonly string[];
  readonly clause: string;
  readonly lines: readonly [number, number];
}

/**
 * Every fact of a regulation with clause and lines, in the order of the text, for a reviewer who holds the file against
 * the decree. Facts of our own (supplied ways on, designed forms) are named as ours.
 */
export function traceOf(regulation: Regulation): readonly TracedFact[] {
  return [...factsOfProvision(regulation), ...routeFacts(regulation), ...tableFacts(regulation), ...openFacts(regulation)]
    .map((fact, index) => ({ fact, index }))
    .toSorted((one, other) => one.fact.lines[0] - other.fact.lines[0] || one.fact.lines[1] - other.fact.lines[1] || one.index - other.index)
    .map(({ fact }) => fact);
}

function routeFacts({ routes }: Regulation): readonly TracedFact[] {
  return routes.flatMap((route) => [
    { what: `route ${route.route}`, says: [`template ${route.template}, channel ${route.channel}`, ...(route.enteredFrom.length === 0 ? [] : [`entered only from ${route.enteredFrom.join(', ')}`])], clause: route.clause, lines: route.lines },
    ...route.term.map((term): TracedFact => ({ what: `term of ${route.route}`, says: [normText(term)], clause: term.clause, lines: term.lines })),
    ...route.steps.flatMap((step) => stepFacts(`${route.route}#${step.id}`, step)),
  ]);
}

function stepFacts(what: string, step: Step): readonly TracedFact[] {
  return [
    { what, says: stepWords(step), clause: step.clause, lines: step.lines },
    ...step.norms.flatMap((norm) => normFact(what, norm, step)),
    ...step.restated.map(({ clause, lines, norms, actor }): TracedFact => ({ what: `${what} restated`, says: [...(actor === undefined ? [] : [actor]), ...(norms.length === 0 ? ['no norm here'] : norms.map(normText))], clause, lines })),
    ...placed(`${what} proof of acceptance`, step.proof, step, step.proof === undefined ? [] : [step.proof.kind, ...step.proof.contents]),
    ...placed(`${what} consent`, step.consent, step, [step.consent?.written ? 'in writing' : 'to the use of protected data']),
  ];
}

function stepWords(step: Step): readonly string[] {
  return [
    `${step.n}${step.label === undefined ? '' : ` (${step.label})`}: ${step.actor} – ${step.act}${step.origin === 'ours' ? ' (ours)' : ''}`,
    step.text.en,
    ...step.norms.map(normText),
    ...Object.entries(step.next).map(([outcome, target]) => `${outcome} → ${target}`),
    ...Object.entries(step.supplied?.next ?? {}).map(([outcome, target]) => `${outcome} → ${target} (ours: ${step.supplied?.open ?? ''})`),
    ...listed('systems', step.systems),
    ...listed('results', step.results),
    ...(step.yields === undefined ? [] : [`yields: ${step.yields.en}`]),
  ];
}

/** A norm whose own place differs from the step's, as in the tables. */
function normFact(what: string, norm: Norm, step: Step): readonly TracedFact[] {
  if (norm.lines === undefined || norm.lines.join() === step.lines.join()) return [];
  return [{ what: `${what} norm`, says: [normText(norm)], clause: norm.clause ?? step.clause, lines: norm.lines }];
}

function placed(what: string, source: { readonly clause?: string | undefined; readonly lines?: readonly [number, number] | undefined } | undefined, step: Step, says: readonly string[]): readonly TracedFact[] {
  return source === undefined ? [] : [{ what, says, clause: source.clause ?? step.clause, lines: source.lines ?? step.lines }];
}

function tableFacts({ tables }: Regulation): readonly TracedFact[] {
  return tables.flatMap((table) => table.steps.map((row): TracedFact => ({
    what: `table ${table.title.en}, action ${row.n}`,
    says: [[row.unit].flat().join(', '), ...row.norms.map(normText), ...(row.action === undefined ? [] : [row.action.en]), `next: ${row.next.join(', ') || '–'}`],
    clause: row.norms[0]?.clause ?? table.title.en,
    lines: row.norms[0]?.lines ?? row.lines ?? table.lines,
  })));
}

function openFacts({ open }: Regulation): readonly TracedFact[] {
  return open.map(({ id, kind, clause, lines, at, question, choice, changeableBy }) => ({
    what: `open point ${id}`, says: [`${kind}${at === undefined ? '' : ` at ${at}`}`, question.en, `choice: ${choice.en}`, `may be changed by: ${changeableBy}`], clause, lines,
  }));
}

function listed(name: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${name}: ${words.join(', ')}`];
}
