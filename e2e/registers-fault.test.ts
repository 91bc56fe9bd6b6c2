/**
 * The fault run: every system down, slow and lying in turn while cases run. Meanwhile no case goes where the law would not
 * have it go; afterwards each is where it would have been without the fault, once.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startStateSystems } from '@reglament/app-state-systems';
import type { Fault, StateSystems, SystemName } from '@reglament/app-state-systems';
import { replay } from '@reglament/engine';
import type { RouteNode } from '@reglament/regulation';
import { businessSigning, gatewayEntries, gatewayRegisters, ncaTrust, systemSecurity } from '../apps/reglament/src/partners/index.ts';
import type { Partners } from '../apps/reglament/src/desk/cases/follow-up.ts';
import { askAgain } from '../apps/reglament/src/desk/registers/ask-again.ts';
import { registerEntriesOf, sendEntries } from '../apps/reglament/src/desk/registers/entries.ts';
import { questionsOf } from '../apps/reglament/src/desk/registers/questions.ts';
import { registerScene } from '../apps/reglament/src/desk/testing/register-scene.ts';
import type { OpenedCase, RegisterScene } from '../apps/reglament/src/desk/testing/register-scene.ts';
import { findChainFault, readJournal } from '../apps/reglament/src/storage/index.ts';

const MINUTE = 60_000;
const NOBODY = '850515400306';
const NO_ENTITY = '940140000385';
/** Long enough for an honest answer on a busy machine, short against the slow one. */
const TIMEOUT_MS = 1000;

/** After so many beats what has not come to its place is stuck. */
const BEATS_MAX = 12;

/** A case, and the only place where it may come to stand: on a step of this kind, or ended in this way. */
interface Story extends OpenedCase { readonly asks: readonly SystemName[]; readonly comesTo: string }

let folder: string;
let systems: StateSystems;
let partners: Partners;
let scene: RegisterScene;
const endings: (() => unknown)[] = [];
const isAct = (...acts: readonly string[]) => ({ act }: RouteNode): boolean => acts.includes(act);

function stories(): readonly Story[] {
  const { demo } = systems;
  const about = (what: string): string => demo.citizens.find((citizen) => citizen.about === what)!.iin;
  const centre = { regulation: 'wko-2015-153/02', route: 'centre-electronic', until: isAct('check-data', 'send') } as const;
  const power = demo.powerOfAttorney;
  const represented = { ...centre, iin: power.principalIin, representative: { iin: power.representativeIin, notarised: true } };
  return [
    { ...centre, iin: about('plain'), asks: ['IndividualsRegister'], comesTo: 'send' },
    { ...centre, iin: NOBODY, asks: ['IndividualsRegister'], comesTo: 'refused: data-unavailable' },
    { ...represented, representative: { ...represented.representative, number: power.number }, asks: ['IndividualsRegister', 'NotaryRegister'], comesTo: 'send' },
    { ...represented, representative: { ...represented.representative, number: '0-0' }, asks: ['NotaryRegister'], comesTo: 'refused: data-unavailable' },
    { ...centre, iin: about('plain'), organisation: demo.entity.bin, asks: ['LegalEntitiesRegister'], comesTo: 'send' },
    { ...centre, iin: about('plain'), organisation: NO_ENTITY, asks: ['LegalEntitiesRegister'], comesTo: 'refused: data-unavailable' },
    { regulation: 'kyzylorda-2018-1114/01', route: 'portal-automatic', iin: about('guardian-recorded'), until: ({ step }) => step.consults.length > 0, asks: ['GuardianshipSystem'], comesTo: 'issued' },
    { regulation: 'kyzylorda-2018-1114/01', route: 'portal-automatic', iin: about('guardian-unrecorded'), until: ({ step }) => step.consults.length > 0, asks: ['GuardianshipSystem'], comesTo: 'portal-manual' },
    { regulation: 'karaganda-2014-34-05/06', route: 'portal', iin: about('plain'), until: ({ carries }) => carries.includes('portal#10' as never), asks: ['IndividualsRegister'], comesTo: 'examine' },
    { regulation: 'karaganda-2014-34-05/19', route: 'office', iin: about('plain'), until: ({ step }) => step.enters.length > 0, asks: ['OralmanDatabase'], comesTo: 'prepare' },
  ];
}

async function standing(caseId: string, story: Story): Promise<string> {
  const state = await scene.state(caseId);
  const node = await scene.node(caseId);
  const unentered = (await registerEntriesOf(scene.pool, caseId)).some((entry) => entry.state === 'waiting');
  if (state.step?.waiting !== undefined || unentered) return 'waits';
  if (state.outcome?.kind === 'refused') return `refused: ${state.outcome.refusal}`;
  if (state.outcome !== undefined) return state.outcome.kind;
  if (story.comesTo === 'portal-manual') return node?.id.split('#')[0] ?? '';
  return node?.act ?? '';
}

async function areThere(cases: readonly { readonly story: Story; readonly id: string }[]): Promise<boolean> {
  return (await Promise.all(cases.map(async ({ story, id }) => await standing(id, story) === story.comesTo))).every(Boolean);
}

/** What a system suffers from in its turn; only those that sign can spoil a signature, and entries are not searched for. */
function faultsOf(system: SystemName): readonly Fault[] {
  if (system === 'Gateway') return ['down', 'slow', 'garbage', 'wrong-signature'];
  if (system === 'OralmanDatabase') return ['down', 'slow', 'garbage', 'stranger', 'late'];
  return ['down', 'slow', 'garbage', 'stranger', 'late', 'contradictory', ...(system === 'LegalEntitiesRegister' ? ['wrong-signature' as const] : [])];
}

const TURNS: readonly SystemName[] = ['IndividualsRegister', 'LegalEntitiesRegister', 'NotaryRegister', 'GuardianshipSystem', 'OralmanDatabase', 'Gateway'];

// One suite around all: its end comes before the end of the file, which stops the database server.
describe('the fault run', () => {
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fault-run-'));
    systems = await startStateSystems({ dataFolder: folder, population: { size: 300 } });
    const trust = ncaTrust({ url: systems.nca.url });
    const issued = await systems.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST', password: 'p' });
    const key = { p12: issued.p12!, password: 'p', trust };
    const channel = {
      url: systems.signedGatewayUrl, senderId: 'fault-run', timeoutMs: TIMEOUT_MS, patience: { attemptsMax: 2, pauseMs: 1 }, circuit: { now: () => Date.parse(scene.clock.now()) },
      security: await systemSecurity(key), business: await businessSigning(key),
    };
    partners = { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers: gatewayRegisters(channel), entries: gatewayEntries(channel) };
    scene = await registerScene({ after: (ending) => { endings.push(ending as () => unknown); } }, partners);
  });
  after(async () => {
    for (const ending of endings.reverse()) await ending();
    await systems.close();
    await rm(folder, { recursive: true });
  });

  for (const system of TURNS) {
    describe(`${system} in its turn`, () => {
      for (const fault of faultsOf(system)) {
        it(`${fault}: no case is wrong, stuck or doubled`, async (t) => {
          const told = stories().filter(({ asks }) => system === 'Gateway' || asks.includes(system));
          systems.faults.set(system, { fault, delayMs: 20_000 });
          t.after(() => systems.faults.set(system, { fault: 'none', delayMs: 0 }));

          const opened = async (story: Story) => ({ story, id: await scene.open(story) });
          const cases: { readonly story: Story; readonly id: string }[] = [];
          // What alternates with every question would tell cases that ask side by side the same thing twice.
          if (fault === 'contradictory') for (const story of told) cases.push(await opened(story));
          else cases.push(...await Promise.all(told.map(opened)));
          for (const { story, id } of cases) if (story.comesTo === 'prepare') await scene.doStep(id, 'done');
          await scene.settle();
          scene.later(MINUTE);
          await pass();
          const stands = await Promise.all(cases.map(({ story, id }) => standing(id, story)));
          cases.forEach(({ story }, index) => assert.ok(['waits', story.comesTo].includes(stands[index]!), `${story.regulation} ${story.comesTo}: ${stands[index]}`));
          // A register that only contradicts itself may happen to have said the truth twice.
          if (fault !== 'contradictory') assert.ok(stands.includes('waits'), 'the fault was not felt');

          systems.faults.set(system, { fault: 'none', delayMs: 0 });
          // On a busy machine an honest answer may come too late; then it is asked for at the next beat, as ever.
          for (let beats = 0; beats < 3 || (beats < BEATS_MAX && !(await areThere(cases))); beats += 1) {
            scene.later(16 * MINUTE);
            await pass();
          }
          await Promise.all(cases.map(({ story, id }) => assertSettled(id, story)));
          assert.equal((await scene.pool.query('select 1 from register_discrepancy')).rowCount, 0, 'a lie was believed');
        });
      }
    });
  }
});

/**
 * One beat of the jobs. Cases are asked for one by one: what alternates with every question would tell two of them the same
 * thing, and on a busy machine an honest answer to one of many comes too late, which is a fault nobody has switched on.
 */
async function pass(): Promise<void> {
  await askAgain(scene.desk, partners.registers, 1);
  await sendEntries(scene.desk, partners.entries!);
  await scene.settle();
}

async function assertSettled(id: string, story: Story): Promise<void> {
  const name = `${story.regulation} ${story.route}`;
  assert.equal(await standing(id, story), story.comesTo, name);
  assert.deepEqual((await questionsOf(scene.pool, id)).filter(({ purpose }) => purpose === 'waiting'), [], name);
  const entries = await scene.entries(id);
  assert.deepEqual(replay(entries), await scene.state(id), name);
  assert.equal(findChainFault(id, await readJournal(scene.pool, id)), undefined, name);
  const answered = entries.flatMap(({ events }) => events).filter((event) => event.kind === 'RegisterAnswered').map((event) => event.system);
  assert.equal(new Set(answered).size, answered.length, `${name}: answered twice`);
  const entered = await registerEntriesOf(scene.pool, id);
  assert.ok(entered.every(({ state }) => state === 'entered'), name);
  assert.equal(entered.length, story.comesTo === 'prepare' ? 1 : 0, name);
  const numbers = systems.entries().filter(({ number }) => entered.some((entry) => entry.number === number));
  assert.equal(numbers.length, entered.length, `${name}: entered twice`);
}
