import type { Actor, Channel } from '@reglament/regulation';
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
}

export function intakePosts({ roles }: Pick<StaffMember, 'roles'>): readonly IntakePost[] {
  return roles.flatMap(({ role, unit }) => {
    const channel = COUNTERS[role];
    return channel === undefined ? [] : [{ role, unit, channel }];
  });
}
