import type { Outcome, Regulation } from '@reglament/regulation';
import { openOutcomes } from '../actions.ts';
import type { Case } from '../case.ts';
import { awaitedConditions } from '../deadline.ts';
import type { Calendars } from '../deadline.ts';
import { askableDocuments } from '../deciding/ask-for-document.ts';
import { checkedData, checkingSystems } from '../deciding/checked-data.ts';
import { decideAll } from '../decide.ts';
import { getNode } from '../deciding/context.ts';
import type { Entry } from '../event.ts';
import { EngineFailure } from '../decision.ts';
import { termProblem } from '../deciding/term-closes.ts';
import { isUnderway } from '../deciding/waiting.ts';
import { commandsFor, worker } from './worker.ts';

export interface Simulation {
  readonly regulation: Regulation;
  readonly route: string;
  /** Request form the applicant fills in, where the route offers several. */
  readonly form?: string;
  readonly calendars: Calendars;
  readonly start: string;
  /** Picks one of `count` possibilities: 0 … count − 1. Randomness is an argument. */
  readonly choose: (count: number) => number;
  /** How long, in milliseconds, each step is let lie before it is done. */
  readonly lie: () => number;
  /** Whether a register that the step asks cannot be asked at first; never, if absent. */
  readonly isDown?: () => boolean;
  /** What an official who may ask the applicant for a document does, and how the applicant answers; nothing, if absent. */
  readonly asks?: () => Asking;
}

export type Asking = 'nothing' | 'answered' | 'unanswered';

export interface SimulatedCase {
  readonly state: Case;
  readonly entries: readonly Entry[];
}

/** No route is longer than this many steps; a longer history is a case that goes round in circles. */
const LONGEST = 200;

/**
 * Runs one case to its end on a virtual clock. A step that lies past its due instant is noted by the sweep first,
 * as the running system would do.
 * @throws EngineFailure when the case gets stuck or never ends
 */
export function simulate({ regulation, route, form, calendars, start, choose, lie, isDown = () => false, asks = () => 'nothing' }: Simulation): SimulatedCase {
  let now = Date.parse(start);
  const law = () => ({ regulation, calendars, now: new Date(now).toISOString() });
  const channel = regulation.routes.find((candidate) => candidate.route === route)?.channel;
  const units = { provider: 'unit-provider', ...(channel === 'centre' ? { centre: 'unit-centre' } : {}), ...(channel === 'akim' ? { akim: 'unit-akim' } : {}) };
  const entries: Entry[] = [];
  let state: Case | undefined;

  const carryOut = (commands: Parameters<typeof decideAll>[1]): void => {
    const decision = decideAll(state, commands, law());
    if (decision.kind === 'invalid') throw new EngineFailure('journal-contradicts-regulation', `Expected to carry out ${decision.command.kind} on ${regulation.id} ${state?.step?.node ?? route}, but: ${JSON.stringify(decision.problems)}`);
    state = decision.state;
    entries.push(...decision.entries);
  };

  const noteMissed = ({ step }: Case): void => {
    const stands = step?.waiting?.some((wait) => wait.stands) ?? false;
    if (step?.due !== undefined && !step.overdue && !stands && law().now > step.due.at) carryOut([{ kind: 'NoteDeadline', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: step.node }]);
  };

  carryOut([{ kind: 'OpenCase', by: { kind: 'applicant', id: 'applicant' }, id: 'simulated', route, applicant: 'applicant', units, request: '0'.repeat(64), ...(form === undefined ? {} : { form }) }]);
  for (let step = 0; state !== undefined && state.status === 'open'; step += 1) {
    if (step === LONGEST) throw new EngineFailure('journal-contradicts-regulation', `Expected ${regulation.id} ${route} to end, but it goes on after ${LONGEST} steps`);
    now += lie();
    if (state.step !== undefined && isUnderway(state)) {
      noteMissed(state);
      carryOut([{ kind: 'NoteArrival', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: state.step.node }]);
      now += lie();
    }
    const open: Case = state;
    if (open.step === undefined) throw new EngineFailure('journal-contradicts-regulation', `Expected an open step in ${regulation.id} ${route}, but the case is stuck`);
    noteMissed(open);
    const node = getNode({ regulation }, open.route, open.step.node);
    for (const condition of awaitedConditions(open, node)) {
      if (choose(2) === 0) continue;
      carryOut([{ kind: 'EstablishCondition', by: worker(open, node.actor), step: node.id, condition }]);
      noteMissed(state);
    }
    const asked = [...checkingSystems(node, regulation), ...node.step.consults.map(({ system }) => system)];
    if (asked[0] !== undefined && isDown()) {
      carryOut([{ kind: 'NoteWait', by: { kind: 'system', system: 'Gateway' }, step: node.id, system: asked[0] }]);
      now += lie();
      noteMissed(state);
    }
    const askable = askableDocuments(state, worker(open, node.actor), law());
    const asking = askable === undefined ? 'nothing' : asks();
    const half = Math.floor((Date.parse(askable?.before ?? '') - now) / 2);
    if (askable?.documents[0] !== undefined && asking !== 'nothing' && half > 0) {
      const until = new Date(now + half).toISOString();
      carryOut([{ kind: 'AskForDocument', by: worker(open, node.actor), step: node.id, document: askable.documents[0], why: 'unclear', until, words: '0'.repeat(64) }]);
      if (asking === 'answered') carryOut([{ kind: 'GiveDocument', by: { kind: 'applicant', id: 'applicant' }, ask: state.sequence, content: '0'.repeat(64), evidence: '0'.repeat(64) }]);
      // Nobody decides against the applicant before the day has passed.
      else now = Date.parse(until) + 1;
      noteMissed(state);
    }
    const standing: Case = state;
    const outcomes = possibleOutcomes(open, node, regulation).filter((outcome) => termProblem(standing, node, outcome, law())?.code !== 'term-over');
    const outcome = outcomes[choose(outcomes.length)];
    if (outcome === undefined) throw new EngineFailure('journal-contradicts-regulation', `Expected a way on from ${node.id} of ${regulation.id}, but there is none`);
    // That the applicant has presented nothing shows only when their term is over.
    const early = termProblem(standing, node, outcome, law());
    if (early !== undefined) now = Date.parse(early.params?.['at'] ?? '') + 1;
    noteMissed(state);
    carryOut(commandsFor(open, node, outcome, regulation));
  }
  if (state === undefined) throw new EngineFailure('journal-out-of-order', 'Expected a simulated case, but none was opened');
  return { state, entries };
}

/** A register not asked yet can still give either answer, so its outcomes are open too. */
function possibleOutcomes(state: Case, node: ReturnType<typeof getNode>, regulation: Regulation): readonly Outcome[] {
  const unanswered = node.step.consults.flatMap((consult) => (state.answers[consult.system] === undefined ? [consult.found, consult.absent] : []));
  if (node.act === 'check-data' && checkedData(state, node, regulation) === undefined) unanswered.push('found', 'absent');
  return [...new Set([...openOutcomes(state, node, regulation), ...unanswered.filter((outcome): outcome is Outcome => outcome !== undefined && node.next.has(outcome))])];
}
