import type { Norm, Route } from '../model/types.ts';
import type { Outcome } from '../vocabulary/acts.ts';
import { placeOf, stepsOf } from './graph.ts';
import type { Place, Rule } from './finding.ts';
import { longestOverrun } from './longest-way.ts';
import { normsWords, normWords, performerName } from './words.ts';

const normsExceedTerm: Rule = {
  id: 'norms-exceed-term',
  severity: 'warning',
  sentence: {
    kk: '«{route}» бағытында қадамдардың мерзімдері қосылғанда жазылған жалпы мерзімнен ({term}) асып кетеді: соңғы қадам – {last}.',
    ru: 'На маршруте «{route}» сроки шагов в сумме превышают напечатанный общий срок ({term}); последний шаг — {last}.',
    en: 'On the route "{route}" the norms of the steps add up to more than the printed term ({term}); the last step is {last}.',
  },
  find: (regulation, clock) => regulation.routes.flatMap((route) => {
    const compiled = regulation.compiled.get(route.route);
    if (compiled === undefined || !compiled.startable) return [];
    const terms = route.term.length > 0 ? route.term : regulation.term;
    return terms.filter(({ when }) => when === undefined).flatMap((term): readonly Place[] => {
      const last = longestOverrun(compiled, term, clock);
      return last === undefined ? [] : [{ clause: term.clause, lines: term.lines, at: last, params: { route: route.route, term: normWords(term), last } }];
    });
  }),
};

const normDiffersRestated: Rule = {
  id: 'norm-differs-restated',
  severity: 'warning',
  sentence: {
    kk: 'Бір қадамның мерзімі екі жерде әртүрлі: мұнда {here}, ал {clause}-тармақта {there}.',
    ru: 'Срок одного и того же шага напечатан по-разному: здесь {here}, а в пункте {clause} — {there}.',
    en: 'The same step has different norms in two places: {here} here, {there} in clause {clause}.',
  },
  find: (regulation) => stepsOf(regulation).flatMap((printed) => printed.step.restated
    .filter(({ norms }) => norms.length > 0 && printed.step.norms.length > 0 && !sameNorms(norms, printed.step.norms))
    .map(({ clause, norms }) => placeOf(printed, { here: normsWords(printed.step.norms), there: normsWords(norms), clause }))),
};

const normPrintedOnce: Rule = {
  id: 'norm-printed-once',
  severity: 'note',
  sentence: {
    kk: 'Қадам екі жерде жазылған, бірақ мерзімі тек біреуінде бар: мұнда {here}, {clause}-тармақта {there}.',
    ru: 'Шаг описан дважды, а срок назван только в одном месте: здесь {here}, в пункте {clause} — {there}.',
    en: 'The step is printed twice, its norm in one place only: {here} here, {there} in clause {clause}.',
  },
  find: (regulation) => stepsOf(regulation).flatMap((printed) => printed.step.restated
    .filter(({ norms }) => (norms.length === 0) !== (printed.step.norms.length === 0))
    .map(({ clause, norms }) => placeOf(printed, { here: normsWords(printed.step.norms), there: normsWords(norms), clause }))),
};

/** The same work on two routes: nothing wrong in itself, but a reader will ask why. */
const normDiffersByRoute: Rule = {
  id: 'norm-differs-by-route',
  severity: 'note',
  sentence: {
    kk: '«{actor}» бірдей әрекетті екі бағытта әртүрлі мерзімде орындайды: мұнда {here}, {other} қадамында {there}.',
    ru: '«{actor}» выполняет одно и то же действие на двух маршрутах в разный срок: здесь {here}, на шаге {other} — {there}.',
    en: '"{actor}" does the same work on two routes in different times: {here} here, {there} at {other}.',
  },
  find: (regulation) => {
    const steps = stepsOf(regulation).filter(({ step }) => step.norms.length > 0 && step.act !== 'refuse');
    return steps.flatMap((printed, index): readonly Place[] => {
      const twin = steps.slice(0, index).find((earlier) => isSameWork(earlier.step, printed.step) && earlier.route.route !== printed.route.route);
      if (twin === undefined || sameNorms(twin.step.norms, printed.step.norms)) return [];
      return [placeOf(printed, { actor: performerName(printed.step.actor), here: normsWords(printed.step.norms), there: normsWords(twin.step.norms), other: twin.id })];
    });
  },
};

const dayUnspecified: Rule = {
  id: 'day-unspecified',
  severity: 'note',
  sentence: {
    kk: 'Мерзім жай «күн» деп берілген ({norm}): жұмыс күні ме, күнтізбелік күн бе, айтылмаған.',
    ru: 'Срок указан просто в днях ({norm}): рабочих или календарных — не сказано.',
    en: 'The norm is in plain days ({norm}): working or calendar days is not said.',
  },
  find: (regulation) => stepsOf(regulation).flatMap((printed) => printed.step.norms
    .filter(({ unit, bound, value }) => unit === 'day' && bound !== 'on-the-day' && value > 0)
    .map((norm) => placeOf(printed, { norm: normWords(norm) }))),
};

const rangeNotRising: Rule = {
  id: 'range-not-rising',
  severity: 'error',
  sentence: {
    kk: 'Мерзім аралығының басы соңынан кем емес: {norm}.',
    ru: 'Начало промежутка срока не меньше его конца: {norm}.',
    en: 'The range of the norm does not rise: {norm}.',
  },
  find: (regulation) => [
    ...stepsOf(regulation).flatMap((printed) => printed.step.norms.filter(falls).map((norm) => placeOf(printed, { norm: normWords(norm) }))),
    ...regulation.tables.flatMap((table) => table.steps.flatMap(({ norms, lines, n }) => norms.filter(falls).map((norm): Place => ({ clause: n, lines: lines ?? table.lines, params: { norm: normWords(norm) } })))),
  ],
};

const outcomeWithoutNorm: Rule = {
  id: 'outcome-without-norm',
  severity: 'note',
  sentence: {
    kk: 'Мерзім тек жекелеген нәтижелерге берілген; қалған нәтижелер үшін мерзім жазылмаған.',
    ru: 'Срок назван лишь для отдельных исходов; для остальных он не указан.',
    en: 'Norms are printed for some outcomes of the step only; the others have none.',
  },
  find: (regulation) => stepsOf(regulation).filter(({ step }) => {
    const named = step.norms.flatMap(({ when }) => (when !== undefined && 'outcome' in when ? [when.outcome] : []));
    const outcomes = (Object.keys(step.next) as Outcome[]).filter((outcome) => outcome !== 'incomplete');
    return named.length > 0 && step.norms.every(({ when }) => when !== undefined) && outcomes.some((outcome) => !named.includes(outcome));
  }).map((printed) => placeOf(printed)),
};

/** On a route whose work is timed, a step of staff without a norm stands out. */
const stepWithoutNorm: Rule = {
  id: 'step-without-norm',
  severity: 'note',
  sentence: {
    kk: 'Бағыттың басқа қадамдарында мерзім бар, ал бұл қадамда («{actor}») жоқ.',
    ru: 'Остальные шаги маршрута имеют срок, а этот («{actor}») — нет.',
    en: 'The other steps of the route have a norm; this one ("{actor}") has none.',
  },
  find: (regulation) => stepsOf(regulation)
    .filter(({ route, step }) => step.norms.length === 0 && step.act !== 'refuse' && step.actor !== 'Applicant' && isTimed(route))
    .map((printed) => placeOf(printed, { actor: performerName(printed.step.actor) })),
};

const termNotPrinted: Rule = {
  id: 'term-not-printed',
  severity: 'note',
  sentence: {
    kk: 'Қызмет көрсетудің жалпы мерзімі регламентте жазылмаған; тек қадамдардың мерзімдері бар.',
    ru: 'Общий срок оказания услуги в регламенте не напечатан; есть лишь сроки шагов.',
    en: 'The regulation prints no term of the service as a whole, only norms of steps.',
  },
  find: ({ term, routes, provision }) => (term.length === 0 && routes.every((route) => route.term.length === 0) ? [{ clause: provision.clause, lines: provision.lines }] : []),
};

/** More printed steps with a norm than without. */
function isTimed({ steps }: Route): boolean {
  const printed = steps.filter(({ origin }) => origin === 'printed');
  return printed.filter(({ norms }) => norms.length > 0).length * 2 > printed.length;
}

function falls({ value, max }: Norm): boolean {
  return max !== undefined && max <= value;
}

function isSameWork(one: { readonly actor: string; readonly act: string }, other: { readonly actor: string; readonly act: string }): boolean {
  return one.actor === other.actor && one.act === other.act;
}

/** Numbers and units decide; the printed bound ("within", "not more than") may vary without changing the term. */
function sameNorms(one: readonly Norm[], other: readonly Norm[]): boolean {
  const key = ({ value, max, unit, when }: Norm): string => JSON.stringify([value, max, unit, when]);
  const keys = new Set(other.map(key));
  return new Set(one.map(key)).size === keys.size && one.every((norm) => keys.has(key(norm)));
}

export const TIME_RULES: readonly Rule[] = [
  normsExceedTerm, normDiffersRestated, normPrintedOnce, normDiffersByRoute, dayUnspecified, rangeNotRising, outcomeWithoutNorm, stepWithoutNorm, termNotPrinted,
];
