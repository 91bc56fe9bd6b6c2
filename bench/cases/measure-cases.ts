import { randomUUID } from 'node:crypto';
import { commandsFor, getNode } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import type { Pool } from 'pg';
import { carryOut } from '../../apps/reglament/src/desk/cases/carry-out.ts';
import { caseCache } from '../../apps/reglament/src/desk/cases/case-cache.ts';
import { SYSTEM_CLOCK } from '../../apps/reglament/src/desk/clock/clock.ts';
import { timeOrderedId, transitionWriter } from '../../apps/reglament/src/storage/index.ts';
import type { Desk } from '../../apps/reglament/src/desk/desk.ts';
import { chainRegulation } from './chain-regulation.ts';
import { bareCase, prepareBare } from './bare-transitions.ts';

export interface CaseSettings {
  readonly concurrency: number;
  readonly steps: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

export interface CaseFigures {
  /** Cases per second finished inside the measured window. */
  readonly cases: number;
  readonly cases_total: number;
  readonly seconds: number;
  readonly step_ms: { readonly p50: number; readonly p95: number };
}

/** One run: the product's cases alone. Checks its own counts against the database. */
export async function benchCases(pool: Pool, settings: CaseSettings): Promise<CaseFigures> {
  const regulation = chainRegulation(settings.steps);
  const desk: Desk = { db: pool, library: { decrees: new Map(), regulations: new Map([[regulation.id, regulation]]) }, clock: SYSTEM_CLOCK, cases: caseCache(), writer: transitionWriter(pool) };
  const before = await countEnded(pool);
  const figures = await keepInFlight(settings, (step) => wholeCase(desk, regulation, step));
  const ended = (await countEnded(pool)) - before;
  if (ended !== figures.started) throw new Error(`Expected ${figures.started} finished cases in the database, but found ${ended}`);
  return figures.result;
}

/** The floor: the same number of bare transitions as one hand-written CTE each. */
export async function benchFloor(pool: Pool, settings: CaseSettings): Promise<CaseFigures> {
  await prepareBare(pool);
  return (await keepInFlight(settings, (step) => bareCase(pool, settings.steps, step))).result;
}

async function countEnded(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ended: number }>("select count(*) as ended from cases where regulation = 'bench/01' and status = 'ended'");
  return rows[0]?.ended ?? 0;
}

type Timed = <T>(work: () => Promise<T>) => Promise<T>;

/** A case of exactly `steps` transitions: opening it and its first step are one submission, as at a counter. */
async function wholeCase(desk: Desk, regulation: Regulation, timed: Timed): Promise<void> {
  const id = timeOrderedId();
  const applicant = randomUUID();
  let state: Case | undefined;
  while (state === undefined || state.status === 'open') {
    const current: Case | undefined = state;
    const done = await timed(() => carryOut(desk, {
      caseId: id, regulation: regulation.id, ...(current === undefined ? { idempotencyKey: id } : {}),
      commands: (stored) => stored === undefined ? submission(id, applicant, regulation) : nextCommands(stored, regulation),
    }));
    if (done.kind === 'invalid') throw new Error(JSON.stringify(done.problems));
    state = done.state;
  }
}

function submission(id: string, applicant: string, regulation: Regulation) {
  const clerk = { kind: 'staff', id: 'clerk', role: 'OfficeClerk', unit: 'unit' } as const;
  const entry = regulation.compiled.get('office')!.entry;
  return [
    { kind: 'OpenCase', by: clerk, id, route: 'office', applicant, units: { provider: 'unit' } },
    { kind: 'CompleteStep', by: clerk, step: entry, outcome: 'done', details: { number: `B-${id}` } },
  ] as const;
}

function nextCommands(state: Case, regulation: Regulation) {
  if (state.step === undefined) return [];
  const node = getNode({ regulation }, state.route, state.step.node);
  return commandsFor(state, node, [...node.next.keys()][0]!, regulation);
}

async function keepInFlight(settings: CaseSettings, work: (timed: Timed) => Promise<void>): Promise<{ readonly result: CaseFigures; readonly started: number }> {
  const begin = performance.now();
  const measureFrom = begin + settings.warmupSeconds * 1000;
  const measureTo = measureFrom + settings.seconds * 1000;
  const stepTimes: number[] = [];
  let started = 0;
  let finished = 0;
  const timed: Timed = async (step) => {
    const from = performance.now();
    const result = await step();
    const to = performance.now();
    if (from >= measureFrom && to <= measureTo) stepTimes.push(to - from);
    return result;
  };
  await Promise.all(Array.from({ length: settings.concurrency }, async () => {
    while (performance.now() < measureTo) {
      started += 1;
      await work(timed);
      const now = performance.now();
      if (now >= measureFrom && now <= measureTo) finished += 1;
    }
  }));
  stepTimes.sort((a, b) => a - b);
  const at = (share: number): number => Number((stepTimes[Math.floor(stepTimes.length * share)] ?? 0).toFixed(2));
  return { started, result: { cases: Number((finished / settings.seconds).toFixed(1)), cases_total: finished, seconds: settings.seconds, step_ms: { p50: at(0.5), p95: at(0.95) } } };
}
