import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { makeCms, openPkcs12, parseCertificate, parseCrl } from '@reglament/eds';
import { loadRegulations } from '@reglament/regulation';
import { openNca } from '../apps/state-systems/src/nca/index.ts';
import type { Nca } from '../apps/state-systems/src/nca/index.ts';
import { caseCache } from '../apps/reglament/src/desk/cases/case-cache.ts';
import { movableClock } from '../apps/reglament/src/desk/clock/clock.ts';
import type { MovableClock } from '../apps/reglament/src/desk/clock/clock.ts';
import type { Desk } from '../apps/reglament/src/desk/desk.ts';
import type { Gateway, Guardianship, RegisteredPerson, Registers, Trust } from '../apps/reglament/src/desk/ports.ts';
import { SILENT_REGISTERS } from '../apps/reglament/src/desk/testing/silent-registers.ts';
import { seedDemonstration } from '../apps/reglament/src/demo/seed.ts';
import { DEMO_STAFF } from '../apps/reglament/src/demo/staff.ts';
import { certificateBinOf } from '../apps/reglament/src/demo/units.ts';
import { systemSeal } from '../apps/reglament/src/demo/system-seal.ts';
import type { SystemSeal } from '../apps/reglament/src/desk/results/sign-result.ts';
import { findStaff } from '../apps/reglament/src/desk/people/sessions.ts';
import type { StaffMember } from '../apps/reglament/src/desk/people/sessions.ts';
import { transitionWriter } from '../apps/reglament/src/storage/index.ts';
import { testDatabase } from '../apps/reglament/src/storage/testing/index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../regulations');
const PASSWORD = 'Aa123456';

/** The product's use cases on a database of their own, with the stand-in NCA beside them. */
export interface Stage {
  readonly desk: Desk;
  readonly clock: MovableClock;
  readonly nca: Nca;
  readonly trust: Trust;
  readonly seal: SystemSeal;
  readonly registers: Registers & { readonly people: Map<string, RegisteredPerson>; readonly guardianships: Map<string, Guardianship>; down: boolean };
  readonly gateway: Gateway & { readonly delivered: string[] };
  readonly staff: (login: string) => Promise<StaffMember>;
  /** A detached CMS over the bytes, made with a fresh key of this person. */
  readonly signAs: (iin: string, content: Uint8Array, how?: SignatureOf) => Promise<Uint8Array>;
}

export interface SignatureOf { readonly notBefore?: Date; readonly notAfter?: Date; readonly revoked?: boolean; readonly algorithm?: 'gost512' | 'rsa2048'; readonly role?: 'individual' | 'head' }

export async function stage(t: TestContext): Promise<Stage> {
  const { pool } = await testDatabase(t);
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-e2e-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const nca = await openNca({ dataFolder: folder, publicUrl: 'http://127.0.0.1:1', clock: () => new Date() });
  const clock = movableClock();
  const desk: Desk = { db: pool, library: await loadRegulations(REGULATIONS), clock, cases: caseCache(), writer: transitionWriter(pool) };
  await seedDemonstration(pool);
  const trust: Trust = { material: async () => ({ trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, crls: (await nca.crls()).map((der) => parseCrl(der)) }) };
  const system = await nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'АЖ', password: PASSWORD });
  return {
    desk, clock, nca, trust, seal: await systemSeal(system.p12!, PASSWORD), registers: registers(), gateway: gateway(),
    staff: async (login) => {
      const { rows } = await pool.query<{ id: string }>('select id from staff where login = $1', [login]);
      return (await findStaff(pool, rows[0]!.id))!;
    },
    signAs: async (iin, content, how = {}) => signed(nca, iin, content, how),
  };
}

async function signed(nca: Nca, iin: string, content: Uint8Array, { revoked, role = 'individual', ...dates }: SignatureOf): Promise<Uint8Array> {
  const staff = DEMO_STAFF.find((one) => one.iin === iin);
  const issued = await nca.issue({ role, iin, surname: 'СЫНАҚ', name: 'ҚОЛ', password: PASSWORD, ...(role === 'head' ? { bin: staff === undefined ? '150140000012' : certificateBinOf(staff.unit, staff.roles), organisation: 'БӨЛІМ' } : {}), ...dates });
  if (revoked === true) await nca.revoke(issued.serialNumber, 'keyCompromise', new Date(Date.now() - 60_000));
  const { certificate, privateKey } = await openPkcs12(issued.p12!, PASSWORD);
  return makeCms({ content, detached: true, signers: [{ certificate: parseCertificate(certificate), privateKey }], signingTime: new Date() });
}

function registers(): Stage['registers'] {
  const people = new Map<string, RegisteredPerson>();
  const guardianships = new Map<string, Guardianship>();
  const answer = <T>(data: T | undefined, down: boolean) => down ? { kind: 'unavailable' as const } : data === undefined ? { kind: 'absent' as const, reference: 'r' } : { kind: 'found' as const, data, reference: 'r' };
  return {
    ...SILENT_REGISTERS, people, guardianships, down: false,
    async findPerson(iin) { return answer(people.get(iin), this.down); },
    async findGuardianship(iin) { return answer(guardianships.get(iin), this.down); },
  };
}

function gateway(): Stage['gateway'] {
  const delivered: string[] = [];
  return {
    delivered,
    deliver: async ({ messageId }) => { if (!delivered.includes(messageId)) delivered.push(messageId); return { kind: 'delivered' }; },
    report: async () => ({ kind: 'here' }),
  };
}
