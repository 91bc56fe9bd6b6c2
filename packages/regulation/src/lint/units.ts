import { ACTORS } from '../vocabulary/actors.ts';
import type { Performer, Regulation, Step } from '../model/types.ts';
import { placeOf, stepsOf } from './graph.ts';
import type { Place, Rule } from './finding.ts';
import { isActor, isSystem, performerName } from './words.ts';

const unitNeverActs: Rule = {
  id: 'unit-never-acts',
  severity: 'warning',
  sentence: {
    kk: 'Қатысушылар тізімінде «{unit}» бар, бірақ ол бірде-бір қадамда әрекет етпейді.',
    ru: 'В перечне участников есть «{unit}», но ни в одном шаге он не действует.',
    en: 'The list of units names "{unit}", which acts in no step.',
  },
  find: (regulation) => {
    const acting = new Set(stepsOf(regulation).flatMap(({ step }) => taking(step)));
    const others = regulation.tables.flatMap(({ steps }) => steps.flatMap(({ unit }) => unit));
    return regulation.units.filter(({ actor }) => !acting.has(actor) && !others.includes(actor))
      .map(({ actor, clause, lines }): Place => ({ clause, lines, params: { unit: performerName(actor) } }));
  },
};

const actorNotListed: Rule = {
  id: 'actor-not-listed',
  severity: 'warning',
  sentence: {
    kk: '«{actor}» әрекет етеді, бірақ қатысушылар тізімінде жоқ.',
    ru: '«{actor}» действует, но в перечне участников не назван.',
    en: '"{actor}" acts, but is not in the list of units.',
  },
  find: (regulation) => firstSteps(regulation, ({ actor }) => regulation.units.length > 0 && mustBeListed(actor) && !listed(regulation).has(actor)),
};

/** "The provider checks" names no employee, although the regulation lists its employees. */
const actorVague: Rule = {
  id: 'actor-vague',
  severity: 'note',
  sentence: {
    kk: 'Қадамда «{actor}» ғана аталған: нақты қай қызметкер әрекет ететіні жазылмаған.',
    ru: 'В шаге назван лишь «{actor}»: какой именно работник действует, не сказано.',
    en: 'The step names only "{actor}" and not the employee who acts.',
  },
  find: (regulation) => stepsOf(regulation).filter(({ step }) => step.actor === 'Provider' || step.actor === 'Centre').map((printed) => placeOf(printed, { actor: performerName(printed.step.actor) })),
};

const unitsNotListed: Rule = {
  id: 'units-not-listed',
  severity: 'note',
  sentence: {
    kk: 'Процеске қатысатын құрылымдық бөлімшелердің тізімі берілмеген.',
    ru: 'Перечень участвующих структурных подразделений не приведён.',
    en: 'The text lists no units that take part.',
  },
  find: ({ units, provider }) => (units.length === 0 ? [{ clause: provider.clause, lines: provider.lines }] : []),
};

const systemNotNamed: Rule = {
  id: 'system-not-listed',
  severity: 'error',
  sentence: {
    kk: 'Қадам «{system}» жүйесін пайдаланады, бірақ ол регламенттің жүйелері қатарында жоқ.',
    ru: 'Шаг использует систему «{system}», которой нет среди систем регламента.',
    en: 'The step uses the system "{system}", which is not among the systems of the regulation.',
  },
  find: (regulation) => {
    const seen = new Set<Performer>(regulation.systems);
    return stepsOf(regulation).flatMap((printed) => taking(printed.step).filter((performer) => isSystem(performer) && !seen.has(performer) && Boolean(seen.add(performer)))
      .map((performer) => placeOf(printed, { system: performerName(performer) })));
  },
};

/** Everybody who takes part in a step, as its actor or as a system it uses. */
function taking(step: Step): readonly Performer[] {
  return [step.actor, ...(step.at === undefined ? [] : [step.at]), ...step.systems, ...step.consults.map(({ system }) => system), ...(step.choosesFrom === undefined ? [] : [step.choosesFrom]), ...step.signers];
}

/** The applicant's side is never a unit; "the provider" as such is the body, not a unit of it. */
function mustBeListed(performer: Performer): boolean {
  return isActor(performer) && ACTORS[performer].kind !== 'applicant' && performer !== 'Provider' && performer !== 'Centre';
}

function listed(regulation: Regulation): ReadonlySet<Performer> {
  return new Set(regulation.units.map(({ actor }) => actor));
}

/** The first step of each actor for whom the question holds: one finding an actor is enough. */
function firstSteps(regulation: Regulation, holds: (step: Step) => boolean): readonly Place[] {
  const seen = new Set<Performer>();
  return stepsOf(regulation).flatMap((printed) => {
    if (seen.has(printed.step.actor) || !holds(printed.step)) return [];
    seen.add(printed.step.actor);
    return [placeOf(printed, { actor: performerName(printed.step.actor) })];
  });
}

export const UNIT_RULES: readonly Rule[] = [unitNeverActs, actorNotListed, actorVague, unitsNotListed, systemNotNamed];
