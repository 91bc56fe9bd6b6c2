import { printedTargets, placeOf, reachedByText, stepsOf } from './graph.ts';
import type { PrintedStep } from './graph.ts';
import type { Regulation } from '../model/types.ts';
import type { Place, Rule } from './finding.ts';

const stepLeadsNowhere: Rule = {
  id: 'step-leads-nowhere',
  severity: 'error',
  sentence: {
    kk: 'Мәтін бойынша бұл қадамнан кейін ештеңе жоқ: келесі қадам да, аяқталуы да жазылмаған.',
    ru: 'По тексту за этим шагом не следует ничего: ни следующий шаг, ни окончание не указаны.',
    en: 'By the printed text nothing follows this step: neither a next step nor an end.',
  },
  find: (regulation) => stepsOf(regulation).filter((printed) => printed.step.act !== 'refuse' && printedTargets(printed).length === 0).map((printed) => placeOf(printed)),
};

const stepUnreached: Rule = {
  id: 'step-unreached',
  severity: 'warning',
  sentence: {
    kk: 'Мәтін бойынша бұл қадамға ешбір қадам апармайды.',
    ru: 'По тексту к этому шагу не ведёт ни один другой.',
    en: 'By the printed text no step leads to this one.',
  },
  find: (regulation) => {
    const reached = reachedByText(regulation);
    return stepsOf(regulation).filter(({ id }) => !reached.has(id)).map((printed) => placeOf(printed));
  },
};

const numberSkipped: Rule = {
  id: 'number-skipped',
  severity: 'note',
  sentence: {
    kk: 'Нөмірлеу үзілген: {before}, одан кейін {after} тұр.',
    ru: 'Нумерация сбивается: после {before} стоит {after}.',
    en: 'The numbering breaks: {after} follows {before}.',
  },
  find: (regulation) => neighbours(regulation)
    .filter(([before, after]) => !follows(Number.parseInt(before.step.n, 10), Number.parseInt(after.step.n, 10)) && !goesOn(regulation, after))
    .map(([before, after]) => placeOf(after, { before: before.step.n, after: after.step.n })),
};

const itemForTwo: Rule = {
  id: 'item-for-two',
  severity: 'note',
  sentence: {
    kk: 'Бір тармақшада ({clause}) бірнеше әрекет етуші немесе бірнеше әрекет бар.',
    ru: 'В одном подпункте ({clause}) действуют несколько лиц или совершается несколько действий.',
    en: 'One item ({clause}) holds several actors or several acts.',
  },
  find: (regulation) => neighbours(regulation)
    .filter(([before, after]) => before.step.clause === after.step.clause && before.step.n === after.step.n)
    .map(([, after]) => placeOf(after, { clause: after.step.clause })),
};

const linesFallBack: Rule = {
  id: 'lines-fall-back',
  severity: 'note',
  sentence: {
    kk: 'Қадам мәтінде алдыңғы қадамнан бұрын тұр: іс-қимылдар реті мәтін ретіне сай емес.',
    ru: 'Шаг стоит в тексте раньше предыдущего: порядок действий не совпадает с порядком текста.',
    en: 'The step stands in the text before the one it follows: the order of acts is not the order of the text.',
  },
  find: (regulation) => neighbours(regulation).filter(([before, after]) => after.step.lines[0] < before.step.lines[0]).map(([, after]) => placeOf(after)),
};

const formNotNamed: Rule = {
  id: 'form-not-named',
  severity: 'note',
  sentence: {
    kk: 'Нысан толтырылады, бірақ қай нысан екені көрсетілмеген.',
    ru: 'Форма заполняется, но какая именно — не указано.',
    en: 'A form is filled in, but which one is not said.',
  },
  find: (regulation) => stepsOf(regulation).filter(({ step }) => step.act === 'fill' && step.form === undefined).map((printed) => placeOf(printed)),
};

const applicationHasNoProof: Rule = {
  id: 'no-proof-of-acceptance',
  severity: 'note',
  sentence: {
    kk: '«{route}» бағытында құжаттардың қабылданғаны туралы ештеңе берілмейді.',
    ru: 'На маршруте «{route}» заявителю не даётся подтверждения приёма документов.',
    en: 'On the route "{route}" the applicant is given no proof that the documents were accepted.',
  },
  find: (regulation) => regulation.routes
    .filter(({ route, steps }) => regulation.compiled.get(route)?.startable && steps.every(({ proof }) => proof === undefined))
    .map(({ route, clause, lines, steps }): Place => ({ clause, lines, at: `${route}#${steps[0]!.id}`, params: { route } })),
};

function neighbours({ routes, ...rest }: Regulation): readonly (readonly [PrintedStep, PrintedStep])[] {
  return routes.flatMap((route) => {
    const steps = stepsOf({ ...rest, routes: [route] });
    return steps.slice(1).map((after, index) => [steps[index]!, after] as const);
  });
}

/** The next number, the same one (an item split in two), or the first of a new list. */
function follows(before: number, after: number): boolean {
  return Number.isNaN(before) || Number.isNaN(after) || after === before + 1 || after === before || after === 1;
}

/** The item printed just before stands on another track of the same list, or earlier on this one. */
function goesOn(regulation: Regulation, { step }: PrintedStep): boolean {
  const list = step.clause.replace(/[^.]*$/, '');
  return stepsOf(regulation).some(({ step: other }) => other.clause === `${list}${Number.parseInt(step.n, 10) - 1}`);
}

export const STEP_RULES: readonly Rule[] = [stepLeadsNowhere, stepUnreached, numberSkipped, itemForTwo, linesFallBack, formNotNamed, applicationHasNoProof];
