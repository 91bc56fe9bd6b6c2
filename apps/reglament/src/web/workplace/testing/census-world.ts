/** Everybody who can work here, once at the case's own units and once elsewhere, and one of everything they could ask for. */
import { randomUUID } from 'node:crypto';
import { getNode, replay } from '@reglament/engine';
import type { Case, Entry } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Channel, CompiledRoute, Regulation, RouteNode } from '@reglament/regulation';
import { taskOf } from '../../../desk/cases/carry-out.ts';
import { fileComplaint } from '../../../desk/complaints/file-complaint.ts';
import { rolesOf } from '../../../desk/organisation/regions.ts';
import type { OrganisationUnitKind } from '../../../desk/organisation/regions.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import { writeTransitions } from '../../../storage/cases/case-store.ts';
import type { Office } from './office.ts';

export interface Somebody { readonly id: string; readonly role: Actor; readonly kind: OrganisationUnitKind; readonly unit: string; readonly own: boolean; readonly cookie: string; readonly csrf: string }

export const OWN = { provider: 'wko', centre: 'wko-centre', akim: 'wko-akim' } as const;
const UNITS: Readonly<Record<OrganisationUnitKind, readonly [own: string, other: string]>> = {
  provider: ['wko', 'kar'], centre: ['wko-centre', 'kyz-centre'], akim: ['wko-akim', 'kar-akim'], control: ['wko-control', 'kar-control'], 'call-centre': ['wko-calls', 'kar-calls'],
};
const ADDED = [['wko-akim', 'akim', 'wko-2015-153'], ['wko-control', 'control', 'wko-2015-153'], ['kar-control', 'control', 'karaganda-2014-34-05'], ['wko-calls', 'call-centre', 'wko-2015-153'], ['kar-calls', 'call-centre', 'karaganda-2014-34-05']] as const;

/** One person per role and place. */
export async function populate(office: Office): Promise<readonly Somebody[]> {
  const { desk } = office;
  for (const [id, kind, decree] of ADDED) await desk.db.query('insert into unit (id, kind, name, decree, zone) values ($1, $2, $3, $4, $5)', [id, kind, JSON.stringify({ kk: id, ru: id, en: id }), decree, 'Asia/Oral']);
  const people: Somebody[] = [];
  for (const kind of Object.keys(UNITS) as OrganisationUnitKind[]) {
    for (const role of rolesOf(kind)) {
      for (const [place, unit] of UNITS[kind].entries()) {
        const id = randomUUID();
        await desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', '900101300017', $2, $3)", [id, `census ${role} ${unit}`, JSON.stringify(ACTORS[role].name)]);
        await desk.db.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3)', [id, role, unit]);
        const { token } = await beginSession(desk, { staffId: id });
        const { rows } = await desk.db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [id]);
        people.push({ id, role, kind, unit, own: place === 0, cookie: `session=${token}`, csrf: rows[0]!.csrf });
      }
    }
  }
  return people;
}

/** A case that stands on this step, as if everything before it had been done. */
export async function standingOn(office: Office, regulation: Regulation, compiled: CompiledRoute, node: RouteNode, executors: Case['executors'], units: Case['units'] = OWN): Promise<Case> {
  const route = regulation.routes.find((one) => one.route === compiled.route)!;
  const at = office.desk.clock.now();
  const id = randomUUID();
  const entry: Entry = {
    sequence: 1, at, by: { kind: 'applicant', id: office.applicant }, command: 'OpenCase',
    events: [{ kind: 'CaseOpened', id, regulation: regulation.id, digest: regulation.digest, route: compiled.route, channel: route.channel, applicant: office.applicant, units }, { kind: 'StepEntered', step: node.id }],
  };
  const state: Case = { ...replay([entry]), executors };
  const task = taskOf(state, regulation);
  const [written] = await writeTransitions(office.desk.db, [{ state, entries: [entry], ...(task === undefined ? {} : { task }) }]);
  if (written === undefined) throw new Error('Expected the case to be written');
  return state;
}

export interface StepKind { readonly regulation: Regulation; readonly compiled: CompiledRoute; readonly node: RouteNode; readonly channel: Channel; readonly name: string }

/** Every kind of step a person does: who does what, and through which channel where that says who does it. */
export function stepKinds({ desk }: Office): readonly StepKind[] {
  const kinds = new Map<string, StepKind>();
  for (const regulation of desk.library.regulations.values()) {
    for (const compiled of regulation.compiled.values()) {
      const channel = regulation.routes.find(({ route }) => route === compiled.route)!.channel;
      for (const node of compiled.startable ? compiled.nodes.values() : []) {
        if (node.act === 'refuse' || !(node.actor in ACTORS)) continue;
        const applicants = ACTORS[node.actor as Actor].kind === 'applicant';
        const name = [node.actor, node.act, ...(applicants ? [channel] : []), ...(node.act === 'sign' ? node.step.signers : [])].join(' ');
        if (!kinds.has(name)) kinds.set(name, { regulation, compiled, node, channel, name });
      }
    }
  }
  return [...kinds.values()];
}

/** The first step of this kind in a regulation. */
export function findStep({ desk }: Office, regulationId: string, wanted: (node: RouteNode) => boolean): { readonly regulation: Regulation; readonly compiled: CompiledRoute; readonly node: RouteNode } {
  const regulation = desk.library.regulations.get(regulationId)!;
  for (const compiled of regulation.compiled.values()) for (const { id } of compiled.nodes.values()) {
    const node = getNode({ regulation }, compiled.route, id);
    if (compiled.startable && wanted(node)) return { regulation, compiled, node };
  }
  throw new Error(`Expected such a step in ${regulationId}`);
}

/** Things with an address of their own: a complaint about the case, a batch on its way, an answer that came late. */
export async function addThings(office: Office, caseId: string): Promise<{ readonly complaint: string; readonly batch: number; readonly discrepancy: string }> {
  const { db } = office.desk;
  const filed = await fileComplaint(office.desk, office.applicant, caseId, { subject: 'delay', body: 'Анықтаманы уақытында бермеді' });
  if (filed.kind !== 'filed') throw new Error(`Expected the complaint to be filed: ${JSON.stringify(filed)}`);
  const sender = office.person('wko-centre', 'CentreEmployee').id;
  const batch = await db.query<{ number: number }>("insert into batch (from_unit, to_unit, made_at, made_by, courier, sent_at, sent_by) values ('wko-centre', 'wko', $1, $2, 'ҚОЖАХМЕТОВ', $1, $2) returning number::int", [office.desk.clock.now(), sender]);
  const discrepancy = randomUUID();
  await db.query("insert into register_discrepancy (id, case_id, node, system, kind, relied, answered, reference, noticed_at, units) values ($1, $2, 'x', 'GuardianshipSystem', 'late', 'found', 'absent', 'g-1', $3, '{wko}')", [discrepancy, caseId, office.desk.clock.now()]);
  await db.query("insert into queue_window (unit, number) values ('wko-centre', 1)");
  return { complaint: filed.complaint.id, batch: batch.rows[0]!.number, discrepancy };
}
