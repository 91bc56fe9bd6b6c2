import { ACTS } from '../vocabulary/acts.ts';
import type { ActTraits, Outcome } from '../vocabulary/acts.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import { placeOf, stepsOf } from './graph.ts';
import type { Place, Rule } from './finding.ts';

const OUTCOME_NAMES: Readonly<Partial<Record<Outcome, LocalizedText>>> = {
  valid: { kk: 'деректер дұрыс', ru: 'данные верны', en: 'the data are true' },
  violated: { kk: 'деректерде бұзушылық бар', ru: 'в данных есть нарушения', en: 'the data are violated' },
  confirmed: { kk: 'куәлік расталды', ru: 'свидетельство подтверждено', en: 'the certificate is confirmed' },
  'not-confirmed': { kk: 'куәлік расталмады', ru: 'свидетельство не подтверждено', en: 'the certificate is not confirmed' },
  found: { kk: 'деректер бар', ru: 'данные есть', en: 'the data exist' },
  absent: { kk: 'деректер жоқ', ru: 'данных нет', en: 'the data are absent' },
  conform: { kk: 'құжаттар сәйкес', ru: 'документы соответствуют', en: 'the documents conform' },
  deficient: { kk: 'құжаттарда кемшілік бар', ru: 'в документах есть недостатки', en: 'the documents are deficient' },
  presented: { kk: 'ұсынылды', ru: 'представлено', en: 'presented' },
  'not-presented': { kk: 'ұсынылмады', ru: 'не представлено', en: 'not presented' },
};

/** A check is of use only when the text says what follows from either answer. */
const checkOutcomeMissing: Rule = {
  id: 'check-outcome-missing',
  severity: 'warning',
  sentence: {
    kk: 'Тексерудің нәтижесі толық жазылмаған: «{outcome}» болған жағдайда не істелетіні айтылмаған.',
    ru: 'Исход проверки указан не полностью: не сказано, что следует, если {outcome}.',
    en: 'The check is printed without one of its outcomes: nothing is said of what follows when {outcome}.',
  },
  find: (regulation) => stepsOf(regulation).flatMap((printed) => {
    const traits: ActTraits = ACTS[printed.step.act];
    return (traits.check ?? []).filter((outcome) => printed.step.next[outcome] === undefined)
      .map((outcome): Place => placeOf(printed, { outcome: OUTCOME_NAMES[outcome] ?? outcome }));
  }),
};

const screeningWithoutRefusal: Rule = {
  id: 'screening-without-refusal',
  severity: 'warning',
  sentence: {
    kk: 'Құжаттар топтамасының толықтығы тексеріледі, бірақ топтама толық болмаса не істелетіні жазылмаған.',
    ru: 'Полнота пакета проверяется при приёме, но не сказано, что делать с неполным пакетом.',
    en: 'The package is screened at intake, but nothing is said of what follows when it is incomplete.',
  },
  find: (regulation) => stepsOf(regulation).filter(({ step }) => step.screening !== undefined && step.next.incomplete === undefined).map((printed) => placeOf(printed)),
};

const registerAnswerIgnored: Rule = {
  id: 'register-answer-ignored',
  severity: 'warning',
  sentence: {
    kk: 'Тізілімге сұрау салынады, бірақ оның жауабына қарай не істелетіні жазылмаған.',
    ru: 'Регистр запрашивается, но не сказано, что следует из его ответа.',
    en: 'A register is asked, but the text does not say what follows from its answer.',
  },
  find: (regulation) => stepsOf(regulation)
    .filter(({ step }) => step.consults.some(({ found, absent }) => (found === undefined && absent === undefined) || [found, absent].some((outcome) => outcome !== undefined && step.next[outcome] === undefined)))
    .map((printed) => placeOf(printed)),
};

/** Checking completeness and correctness is a check too, even where it is part of a larger step. */
const decisionOneSided: Rule = {
  id: 'decision-one-sided',
  severity: 'note',
  sentence: {
    kk: 'Қарау немесе шешім тек оң нәтижемен жазылған: бас тарту немесе теріс нәтиже көзделмеген.',
    ru: 'Рассмотрение или решение описано только с положительным исходом: отказ или отрицательный результат не предусмотрен.',
    en: 'The examination or decision is printed with a positive outcome only: neither a refusal nor a negative result is foreseen.',
  },
  find: (regulation) => stepsOf(regulation)
    .filter(({ step }) => step.next.result !== undefined && step.next.refusal === undefined && step.next.negative === undefined && ['examine', 'decide', 'prepare', 'adopt'].includes(step.act))
    .map((printed) => placeOf(printed)),
};

export const CHECK_RULES: readonly Rule[] = [checkOutcomeMissing, screeningWithoutRefusal, registerAnswerIgnored, decisionOneSided];
