import { ACTORS } from '@reglament/regulation';
import type { Actor, Channel, Performer, RouteNode, UnitKind } from '@reglament/regulation';
import type { By, Case } from '../case.ts';
import type { Problem } from '../decision.ts';
import { isUnderway } from './waiting.ts';

/** Roles that may stand where the text says only "the provider" or "the centre". */
const STANDING_FOR: Readonly<Partial<Record<Actor, readonly Actor[]>>> = {
  Provider: ['OfficeClerk', 'Executor', 'Specialist', 'ProviderEmployee', 'AuthorisedPerson', 'Head'],
  Centre: ['CentreEmployee', 'CentreOperator'],
  CentreOperator: ['CentreEmployee'],
};

/**
 * Who records what the applicant does in person: at a counter everything, of a portal request what comes after it was
 * registered (a contract concluded, papers brought). Before that, on the portal, the applicant acts alone.
 */
const INTAKE: Readonly<Record<Channel, readonly Actor[]>> = {
  office: ['OfficeClerk', 'Specialist', 'ProviderEmployee', 'Executor'],
  centre: ['CentreEmployee', 'CentreOperator'],
  akim: ['AkimClerk', 'AkimExecutor'],
  portal: ['Executor', 'OfficeClerk'],
};

/** Every performer for whom somebody in this role may work: what a queue of that role must hold. */
export function performersOf(role: Actor): readonly Performer[] {
  const standing = (Object.keys(STANDING_FOR) as Actor[]).filter((actor) => STANDING_FOR[actor]?.includes(role));
  const applicants: readonly Actor[] = Object.values(INTAKE).some((roles) => roles.includes(role)) ? ['Applicant', 'Representative', 'Employer', 'ForeignWorker'] : [];
  return [role, ...standing, ...applicants];
}

type Signing = Partial<Pick<Case, 'step'>>;

/** Those of a step's several signers who have not signed yet, in the printed order; none where one person does the step. */
export function signersAwaited({ step }: Signing, node: RouteNode): readonly Actor[] {
  const { signers } = node.step;
  if (node.act !== 'sign' || signers.length < 2 || step?.node !== node.id) return [];
  return signers.filter((role) => !(step.signedBy ?? []).includes(role));
}

/** Who does the step now: the next of its signers, where the text has several people sign; else its actor. */
export function performerOf(state: Signing, node: RouteNode): Performer {
  return signersAwaited(state, node)[0] ?? node.actor;
}

/** Whether `by` may do the work of this step: role first, then whether the request is there, then unit, then the case's own executor. */
export function permissionProblem(state: Pick<Case, 'applicant' | 'units' | 'executors' | 'channel' | 'registeredAt'> & Signing, node: RouteNode, by: By): Problem | undefined {
  const actor = performerOf(state, node);
  if (!mayStandFor(state, actor, by)) return { field: 'by', code: 'not-your-role', params: { expected: actor } };
  if (state.step?.node === node.id && isUnderway(state)) return { field: 'step', code: 'request-underway' };
  if (by.kind !== 'staff') return undefined;
  const unit = unitOf(state, ACTORS[by.role].unit);
  if (unit !== undefined && unit !== by.unit) return { field: 'by', code: 'not-your-unit' };
  return isAnothersCase(state, node, by) ? { field: 'by', code: 'not-your-case' } : undefined;
}

/**
 * Once an executor is appointed on the step's own side, the work is his. Registering stays open to any executor:
 * some texts let one register before the head appoints one.
 */
function isAnothersCase(state: Pick<Case, 'executors'>, { actor, act }: RouteNode, by: Extract<By, { kind: 'staff' }>): boolean {
  if ((actor !== 'Executor' && actor !== 'AkimExecutor') || act === 'register') return false;
  const appointed = state.executors[actor];
  return appointed !== undefined && !isHis(appointed, by);
}

/** Whether something belongs to this person, or to the absent one they stand in for. */
export function isHis(owner: string, by: By): boolean {
  return by.kind === 'staff' && (owner === by.id || owner === by.inPlaceOf);
}

/** Whether a colleague has taken the open step in hand. A claim binds staff only: no system waits for one. */
export function isClaimedByAnother({ step }: Pick<Case, 'step'>, by: By): boolean {
  return step?.claimedBy !== undefined && by.kind === 'staff' && !isHis(step.claimedBy, by);
}

function mayStandFor(state: Pick<Case, 'applicant' | 'channel' | 'registeredAt'>, actor: Performer, by: By): boolean {
  if (!(actor in ACTORS)) return by.kind === 'system';
  const { kind } = ACTORS[actor as Actor];
  switch (by.kind) {
    case 'applicant': return kind === 'applicant' && by.id === state.applicant;
    case 'system': return false;
    case 'staff': return by.role === actor || (STANDING_FOR[actor as Actor]?.includes(by.role) ?? false) || (kind === 'applicant' && recordsForApplicant(state, by.role));
  }
}

function recordsForApplicant({ channel, registeredAt }: Pick<Case, 'channel' | 'registeredAt'>, role: Actor): boolean {
  return INTAKE[channel].includes(role) && (channel !== 'portal' || registeredAt !== undefined);
}

function unitOf({ units }: Pick<Case, 'units'>, kind: UnitKind): string | undefined {
  switch (kind) {
    case 'provider':
    // What a body outside does is recorded by somebody of the provider, and of no other unit.
    case 'outside':
    case 'commission':
    case 'akimat': return units.provider;
    case 'centre': return units.centre;
    case 'akim': return units.akim;
    case 'applicant': return undefined;
  }
}
