/** Walks every startable route of a regulation over HTTP, each step by the person the law names, until nothing is left untaken. */
import { checkingSystems, getNode, replay } from '@reglament/engine';
import type { Case, Entry } from '@reglament/engine';
import { ACTORS, routeForms, SYSTEMS } from '@reglament/regulation';
import type { CompiledRoute, Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { readCaseJournal } from '../../apps/reglament/src/desk/cases/case-view.ts';
import { listPapers } from '../../apps/reglament/src/desk/papers.ts';
import { readJournal } from '../../apps/reglament/src/storage/index.ts';
import { doOpenStep, workerFor } from './do-step.ts';
import { openAtCounter, saidBy, sendOnPortal, Stuck } from './open.ts';
import type { Start } from './open.ts';
import { edge, edgesOf, plansFor } from './plan.ts';
import type { Plan } from './plan.ts';
import { PASSWORD, APPLICANT } from './world.ts';
import type { Worker, World } from './world.ts';
import { formsOf } from '../http/index.ts';
import { DEMO_UNITS } from '../../apps/reglament/src/demo/units.ts';

export interface Walked {
  readonly edges: ReadonlySet<string>;
  /** Edges of the routes that no case has taken. */
  readonly missing: readonly string[];
  readonly results: ReadonlySet<string>;
  readonly refusals: ReadonlySet<string>;
  readonly cases: number;
  readonly steps: number;
  readonly stuck: readonly string[];
}

interface Tally {
  readonly edges: Set<string>;
  readonly drafted: Set<string>;
  readonly offered: Set<string>;
  readonly results: Set<string>;
  readonly refusals: Set<string>;
  readonly stuck: string[];
  cases: number;
  steps: number;
}

export async function walkRegulation(world: World, regulation: Regulation): Promise<Walked> {
  const results = new Set<string>();
  const refusals = new Set<string>();
  const sum = { edges: new Set<string>(), missing: [] as string[], cases: 0, steps: 0, stuck: [] as string[] };
  for (const compiled of startable(regulation)) {
    const tally = await walkRoute(world, regulation, compiled);
    const name = (one: string): string => `${regulation.id} ${compiled.route}: ${one}`;
    for (const one of edgesOf(compiled)) if (tally.edges.has(one)) sum.edges.add(name(one)); else sum.missing.push(name(one));
    for (const id of tally.results) results.add(id);
    for (const id of tally.refusals) refusals.add(id);
    sum.cases += tally.cases;
    sum.steps += tally.steps;
    sum.stuck.push(...tally.stuck.map(name));
  }
  return { ...sum, results, refusals };
}

export function startable(regulation: Regulation): readonly CompiledRoute[] {
  return [...regulation.compiled.values()].filter((compiled) => compiled.startable);
}

async function walkRoute(world: World, regulation: Regulation, compiled: CompiledRoute): Promise<Tally> {
  const tally: Tally = { edges: new Set(), drafted: new Set(), offered: new Set(), results: new Set(), refusals: new Set(), stuck: [], cases: 0, steps: 0 };
  const route = regulation.routes.find((candidate) => candidate.route === compiled.route)!;
  const forms = routeForms(regulation, route).map(({ form }) => form.id);
  for (const [index, form] of (forms.length === 0 ? [undefined] : forms).entries()) {
    const start: Start = { regulation, route, compiled, ...(form === undefined ? {} : { form }) };
    const plans = plansFor(regulation, compiled, form);
    for (const plan of index === 0 ? plans : plans.slice(0, 1)) await walkPlan(world, start, plan, tally);
    // A station may let several results or refusals be drafted: each of them ends a case of its own.
    for (let untried = untriedOf(tally), count = 0; untried.length > 0 && count < 20; untried = untriedOf(tally), count += 1) {
      const plan = plans.find(({ outcomes }) => outcomes.some(({ node, outcome }) => untried.some((one) => one === edge(node, outcome) || one.startsWith(`${edge(node, outcome)}-`))));
      if (plan === undefined) break;
      await walkPlan(world, start, plan, tally);
    }
  }
  return tally;
}

function untriedOf({ offered, drafted }: Tally): readonly string[] {
  return [...offered].filter((one) => !drafted.has(one));
}

async function walkPlan(world: World, start: Start, plan: Plan, tally: Tally): Promise<void> {
  tally.cases += 1;
  const told = world.failures.length;
  let at = 'the beginning';
  try {
    Object.assign(world.answers, { person: 'found', guardianship: 'absent' });
    if (plan.outcomes.some(({ outcome }) => outcome === 'violated')) return await refusedAtLogin(world, plan, start, tally);
    const id = await open(world, start, plan);
    for (;;) {
      await world.settle((waiting) => answerAsPlanned(world, plan, waiting));
      const state = await world.caseOf(id);
      if (state.step === undefined) break;
      at = state.step.node;
      await doPlanned(world, start, plan, state, tally);
      tally.steps += 1;
      if (tally.steps > 5000) throw new Stuck('the case goes round in circles');
    }
    await record(world, id, tally);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    tally.stuck.push(`at ${at}: ${error instanceof Stuck ? error.message : error.stack} ${world.failures.slice(told, told + 1).join('').slice(0, 600)}`);
  }
}

async function open(world: World, start: Start, plan: Plan): Promise<string> {
  if (start.route.channel === 'portal') {
    const id = await sendOnPortal(world, start, plan.outcomes.some(({ outcome }) => outcome === 'not-confirmed') ? 'not-confirmed' : 'confirmed');
    return id;
  }
  const entry = start.compiled.nodes.get(start.compiled.entry)!;
  return openAtCounter(counterOf(world, start, entry), start);
}

/** Whoever sits at a counter of the route's channel in a body of the decree and may begin it. */
export function counterOf(world: World, { regulation, route }: Start, entry: RouteNode): Worker {
  const { decree } = regulation;
  const unit = { office: 'provider', portal: 'provider', centre: 'centre', akim: 'akim' }[route.channel];
  const ids = DEMO_UNITS.filter(({ kind, decree: of }) => kind === unit && of === decree.id).map(({ id }) => id);
  const home = ids[0] ?? '';
  return workerFor(world, { applicant: '', channel: route.channel, executors: {}, units: { provider: home, centre: home, akim: home } } as unknown as Case, entry);
}

/** No route leads in a circle, so a station has one outcome in a plan. */
function planned(plan: Plan, state: Case): Outcome | undefined {
  return plan.outcomes.find(({ node }) => node === state.step?.node)?.outcome;
}

/** Lets the registers answer as the plan has it, when a system is about to ask them. */
function answerAsPlanned(world: World, plan: Plan, state: Case): void {
  const outcome = planned(plan, state);
  const regulation = world.desk.library.regulations.get(state.regulation);
  const node = regulation?.compiled.get(state.route)?.nodes.get(state.step?.node ?? '' as never);
  // Where the step checks data, a refusal may be for want of them: then they must be absent.
  if (regulation !== undefined && node !== undefined && checkingSystems(node, regulation).length > 0 && (outcome === 'result' || outcome === 'refusal')) world.answers.person = outcome === 'refusal' ? 'absent' : 'found';
  if (outcome !== 'found' && outcome !== 'absent') return;
  if ((node?.step.consults ?? []).length > 0) world.answers.guardianship = outcome;
  else world.answers.person = outcome;
}

async function doPlanned(world: World, { regulation }: Start, plan: Plan, state: Case, tally: Tally): Promise<void> {
  const node = getNode({ regulation }, state.route, state.step!.node);
  const outcome = planned(plan, state);
  if (outcome === undefined) throw new Stuck(`the plan does not come to ${node.id}`);
  if (!(node.actor in ACTORS) && node.actor in SYSTEMS) throw new Stuck(`${node.id} waits for ${node.actor}, which has been told and has done nothing`);
  // That the applicant has presented nothing shows only when their term is over.
  const due = state.step?.due?.at;
  if (outcome === 'not-presented' && due !== undefined && world.desk.clock.now() <= due) world.moveTo(Date.parse(due) + 1000);
  await doOpenStep(world, state, node, regulation, {
    outcome, conditions: plan.conditions,
    choose: (keys) => {
      for (const key of keys) tally.offered.add(`${node.id} ${key}`);
      const chosen = keys.find((key) => !tally.drafted.has(`${node.id} ${key}`)) ?? keys[0];
      if (chosen !== undefined) tally.drafted.add(`${node.id} ${chosen}`);
      return chosen;
    },
  });
}

/** Condition 1 fails before there is a case: the register does not know who logs in, and the page says so. */
async function refusedAtLogin(world: World, plan: Plan, { compiled }: Start, tally: Tally): Promise<void> {
  world.answers.person = 'absent';
  const browser = world.stranger();
  const [form] = formsOf((await browser.get('/sign-in')).body).filter(({ action }) => action.split('?')[0] === '/sign-in');
  const answer = await browser.post('/sign-in', { ...form?.fields, iin: APPLICANT.iin, password: PASSWORD });
  const page = await browser.follow(answer);
  if (page.status !== 403 || !page.body.includes('notification-refusal')) throw new Stuck(`authorisation was not refused: ${saidBy(page)}`);
  for (const { node, outcome } of plan.outcomes) {
    tally.edges.add(edge(node, outcome));
    const { nodes } = compiled;
    const station = [...nodes.values()].find(({ id }) => id === node);
    const target = station?.next.get(outcome);
    const refusal = target?.kind === 'refuse' ? target.refusal : station?.step.refusal;
    if (refusal !== undefined) tally.refusals.add(refusal);
  }
}

/** What the journal says the case has passed: the truth about which edges were taken and how it ended. */
async function record(world: World, id: string, tally: Tally): Promise<void> {
  const entries = (await readJournal(world.desk.db, id)).map(({ text }) => JSON.parse(text) as Entry);
  for (const event of entries.flatMap(({ events }) => events)) {
    if (event.kind === 'StepCompleted') tally.edges.add(edge(event.step, event.outcome));
    if (event.kind === 'ResultIssued') for (const result of event.results) tally.results.add(result);
    if (event.kind === 'RefusalIssued') tally.refusals.add(event.refusal);
  }
  const state = replay(entries);
  if (state.status !== 'ended') throw new Stuck('the case has no open step and has not ended');
  const numbers = entries.flatMap(({ events }) => events.filter(({ kind }) => kind === 'RequestRegistered'));
  if (numbers.length > 1) throw new Stuck(`the request was numbered ${numbers.length} times`);
  const papers = await listPapers(world.desk.db, id);
  const { draft } = state;
  const kind = draft?.kind === 'refusal' ? 'refusal' : 'result';
  const name = draft?.kind === 'refusal' ? draft.refusal : draft?.result;
  const isTold = draft?.kind === 'refusal' ? state.outcome?.kind === 'refused' : draft !== undefined && state.issued.includes(draft.result);
  if (isTold && !papers.some((paper) => paper.kind === kind && paper.name === name && paper.mediaType === 'application/pdf')) throw new Stuck(`ended with ${kind} ${name} without a paper of it`);
  if (!(await readCaseJournal(world.desk.db, state)).sound) throw new Stuck('the journal does not add up to the case');
}
