/** Brings a case to the first step of an act by commands, so that a test can look at that step's own screen. */
import { randomUUID } from 'node:crypto';
import { getNode, worker } from '@reglament/engine';
import type { Command } from '@reglament/engine';
import { isDrafting } from '@reglament/engine';
import type { Act, Actor, Outcome } from '@reglament/regulation';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { findCase } from '../../../storage/index.ts';
import type { Office, Person } from './office.ts';

export interface Walk {
  readonly regulation: string;
  readonly route: string;
  readonly units: { readonly provider: string; readonly centre?: string };
  readonly to: Act;
  readonly toActor: Actor;
  /** What is drafted on the way: the first result, unless a refusal is wanted. */
  readonly refusal?: boolean;
  /** Who opens the case, where it is nobody of the usual posts. */
  readonly opener?: Pick<Person, 'id' | 'role' | 'unit'>;
}

const HASH = '0'.repeat(64);

export async function walkTo(office: Office, { regulation, route, units, to, toActor, refusal = false, opener: given }: Walk): Promise<string> {
  const { desk, people } = office;
  const law = desk.library.regulations.get(regulation);
  if (law === undefined) throw new Error(`Expected ${regulation} to be loaded`);
  const id = randomUUID();
  const opener = given ?? people.find(({ unit, role }) => (unit === units.centre || unit === units.provider) && (role === 'CentreEmployee' || role === 'OfficeClerk'));
  const open: Command = { kind: 'OpenCase', by: { kind: 'staff', id: opener!.id, role: opener!.role, unit: opener!.unit }, id, route, applicant: office.applicant, units, request: HASH };
  await carryOrFail(office, id, open, regulation);
  for (let step = 0; step < 30; step += 1) {
    const state = (await findCase(desk.db, id))?.state;
    if (state?.step === undefined) throw new Error('Expected the case to reach the step, but it ended');
    const node = getNode({ regulation: law }, state.route, state.step.node);
    if (node.act === to && node.actor === toActor) return id;
    const by = worker(state, node.actor);
    const person = [...(given === undefined ? [] : [given]), ...people].find(({ unit, role }) => Object.values(units).includes(unit) && (role === node.actor || (node.actor === 'Applicant' && role === 'CentreEmployee')));
    const drafts = isDrafting(node.act);
    const wanted: readonly Outcome[] = refusal ? ['refusal', 'done', 'conform', 'found'] : ['result', 'done', 'conform', 'found'];
    const outcome = wanted.find((one) => node.next.has(one)) ?? [...node.next.keys()][0]!;
    const named = law.refusals.find(({ kind }) => kind === 'reasonedRefusal');
    const draft = outcome === 'refusal' ? { kind: 'refusal', refusal: named?.id ?? '', grounds: [named?.grounds[0]?.id ?? 'ground'], content: HASH } as const : { kind: 'result', result: node.step.results[0] ?? law.results[0]!.id, content: HASH } as const;
    const executor = people.find(({ unit, role }) => unit === units.provider && role === 'Executor')?.id ?? '';
    const details = { number: `T-${id.slice(0, 8)}`, executor, signature: HASH, papers: node.step.documents.map(({ id: document }) => ({ document, content: HASH })), ...(drafts && (outcome === 'result' || outcome === 'refusal') ? { draft } : {}) };
    await carryOrFail(office, id, { kind: 'CompleteStep', by: person === undefined ? by : { kind: 'staff', id: person.id, role: person.role, unit: person.unit }, step: node.id, outcome, details });
  }
  throw new Error(`Expected the case to reach ${to} by ${toActor} within thirty steps`);
}

async function carryOrFail({ desk }: Office, caseId: string, command: Command, regulation?: string): Promise<void> {
  const done = await carryOut(desk, { caseId, commands: [command], ...(regulation === undefined ? {} : { regulation }) });
  if (done.kind === 'invalid') throw new Error(`${command.kind}: ${JSON.stringify(done.problems)}`);
}
