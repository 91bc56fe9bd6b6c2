import { permissionProblem } from '@reglament/engine';
import type { By } from '@reglament/engine';
import type { Actor, Channel, LocalizedText, Regulation, Route, RouteNode } from '@reglament/regulation';
import type { Desk } from '../desk.ts';
import { listProviders } from '../requests/drafts.ts';
import type { ProviderUnit } from '../requests/drafts.ts';
import type { StaffMember } from '../people/sessions.ts';

/** Who takes applications, and through which channel: the roles that may do at a counter what the applicant does there. */
const COUNTERS: Readonly<Partial<Record<Actor, Channel>>> = {
  OfficeClerk: 'office', Specialist: 'office', ProviderEmployee: 'office', Executor: 'office',
  CentreEmployee: 'centre', CentreOperator: 'centre',
  AkimClerk: 'akim', AkimExecutor: 'akim',
};

/** A counter at which this person sits. */
export interface IntakePost {
  readonly role: Actor;
  readonly unit: string;
  readonly channel: Channel;
  /** The absent person whose counter this is. */
  readonly inPlaceOf?: string;
}

export function intakePosts({ roles }: Pick<StaffMember, 'roles'>): readonly IntakePost[] {
  return roles.flatMap(({ role, unit, inPlaceOf }) => {
    const channel = COUNTERS[role];
    return channel === undefined ? [] : [{ role, unit, channel, ...(inPlaceOf === undefined ? {} : { inPlaceOf: inPlaceOf.id }) }];
  });
}

/** A service for which this person can take an application now, on the route of their counter. */
export interface IntakeService {
  readonly regulation: Regulation;
  readonly route: Route;
  readonly entry: RouteNode;
  readonly by: Extract<By, { kind: 'staff' }>;
}

/** Every service of the person's counters, in the order of the decrees; each route once, whatever their roles. */
export async function intakeServices(desk: Desk, staff: StaffMember): Promise<readonly IntakeService[]> {
  const counters = await countersOf(desk, staff);
  const here = await servicesAt(desk, staff, counters);
  const closed = await providersBeside(desk, counters, here);
  return here.filter((service) => !closed.has(service));
}

/** A service that this counter would take, were there no provider in the same place. */
export interface ElsewhereService extends IntakeService {
  readonly provider: LocalizedText;
}

/** Services that somebody at the person's counters is sent to the provider next door for. */
export async function servicesOfProvidersBeside(desk: Desk, staff: StaffMember): Promise<readonly ElsewhereService[]> {
  const counters = await countersOf(desk, staff);
  return [...await providersBeside(desk, counters, await servicesAt(desk, staff, counters))].map(([service, provider]) => ({ ...service, provider }));
}

interface Counter { readonly id: string; readonly decree: string; readonly locality: string | null }

async function countersOf({ db }: Desk, staff: StaffMember): Promise<ReadonlyMap<string, Counter>> {
  const { rows } = await db.query<Counter>('select id, decree, locality from unit where id = any($1)', [intakePosts(staff).map(({ unit }) => unit)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where a text lets a body take requests only in places without a provider: the provider that is there. What stands nowhere known stands beside nobody. */
async function providersBeside({ db }: Desk, counters: ReadonlyMap<string, Counter>, services: readonly IntakeService[]): Promise<ReadonlyMap<IntakeService, LocalizedText>> {
  const bound = services.filter(({ route }) => route.withoutProvider !== undefined);
  if (bound.length === 0) return new Map();
  const { rows } = await db.query<{ counter: string; name: LocalizedText }>(
    `select distinct on (c.id) c.id as counter, p.name from unit c
     join unit p on p.kind = 'provider' and p.closed_at is null and p.decree = c.decree and lower(p.locality) = lower(c.locality)
     where c.id = any($1) order by c.id, p.id`, [[...counters.keys()]]);
  const beside = new Map(rows.map(({ counter, name }) => [counter, name]));
  return new Map(bound.flatMap((service) => { const name = beside.get(service.by.unit); return name === undefined ? [] : [[service, name] as const]; }));
}

async function servicesAt(desk: Desk, staff: StaffMember, counters: ReadonlyMap<string, Counter>): Promise<readonly IntakeService[]> {
  const posts = intakePosts(staff);
  return [...desk.library.regulations.values()].flatMap((regulation) => regulation.routes.flatMap((route) => {
    const service = posts.filter((post) => counters.get(post.unit)?.decree === regulation.decree.id).map((post) => serviceAt(regulation, route, post, staff.id)).find((found) => found !== undefined);
    return service === undefined ? [] : [service];
  }));
}

export async function findIntakeService(desk: Desk, staff: StaffMember, regulation: string, route: string): Promise<IntakeService | undefined> {
  return (await intakeServices(desk, staff)).find((service) => service.regulation.id === regulation && service.route.route === route);
}

/** An application begins only where the regulation accepts it through this channel, and with somebody who may begin it. */
function serviceAt(regulation: Regulation, route: Route, { role, unit, channel, inPlaceOf }: IntakePost, staffId: string): IntakeService | undefined {
  const compiled = regulation.compiled.get(route.route);
  const entry = compiled?.nodes.get(compiled.entry);
  if (compiled === undefined || entry === undefined || !compiled.startable || route.channel !== channel || !regulation.accept.channels.includes(channel)) return undefined;
  const by = { kind: 'staff', id: staffId, role, unit, ...(inPlaceOf === undefined ? {} : { inPlaceOf }) } as const;
  const mayBegin = permissionProblem({ applicant: '', units: unitsOf(by, channel, unit), executors: {}, channel }, entry, by) === undefined;
  return mayBegin ? { regulation, route, entry, by } : undefined;
}

/** The units of a case taken at this counter; at the provider's own office the provider is the counter's unit. */
export function unitsOf({ unit }: Pick<IntakeService['by'], 'unit'>, channel: Channel, provider: string): { readonly provider: string; readonly centre?: string; readonly akim?: string } {
  switch (channel) {
    case 'office':
    case 'portal': return { provider: unit };
    case 'centre': return { provider, centre: unit };
    case 'akim': return { provider, akim: unit };
  }
}

/** The bodies to which an application taken at this counter can go. */
export async function intakeProviders(desk: Desk, { regulation, route, by }: IntakeService): Promise<readonly ProviderUnit[]> {
  const providers = await listProviders(desk.db, regulation);
  return route.channel === 'office' ? providers.filter(({ id }) => id === by.unit) : providers;
}
