import { intakePosts } from '../../../desk/workplace/intake.ts';
import type { StaffMember } from '../../../desk/people/sessions.ts';
import type { NavigationItem } from '../../kit/index.ts';
import type { Translate } from '../../texts/index.ts';

export type CounterPlace = 'find' | 'hall' | 'unclaimed' | 'transport' | 'ledgers';

/** Where the counter's own pages stand in the workplace's navigation, for those who have to do with them. */
export function counterNavigation(t: Translate, staff: StaffMember, place: string): readonly NavigationItem[] {
  const item = (name: CounterPlace, text: string, href: string): NavigationItem => ({ text, href, ...(place === name ? { current: true } : {}) });
  const atCentre = intakePosts(staff).some(({ channel }) => channel === 'centre');
  return [...(atCentre ? [item('hall', t('hall.nav'), '/workplace/hall')] : []), ...(carries(staff) ? [item('transport', t('workplace.transport'), '/workplace/batches')] : []), ...(intakePosts(staff).length > 0 ? [item('unclaimed', t('workplace.unclaimed'), '/workplace/unclaimed')] : []), ...(staff.roles.length > 0 ? [item('ledgers', t('workplace.ledgers'), '/workplace/journals')] : []), item('find', t('workplace.find'), '/workplace/find')];
}

/** Those who give, carry or take papers that travel between units. */
function carries({ roles }: StaffMember): boolean {
  return roles.some(({ role }) => role === 'AccumulationEmployee' || role === 'CentreEmployee' || role === 'CentreOperator' || role === 'OfficeClerk' || role === 'AkimClerk' || role === 'AkimExecutor');
}
