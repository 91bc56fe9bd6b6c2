import type { StaffMember } from '../../../desk/people/sessions.ts';
import type { NavigationItem } from '../../kit/index.ts';
import type { Translate } from '../../texts/index.ts';

export type CounterPlace = 'find';

/** Where the counter's own pages stand in the workplace's navigation, for those who have to do with them. */
export function counterNavigation(t: Translate, _staff: StaffMember, place: string): readonly NavigationItem[] {
  return [{ text: t('workplace.find'), href: '/workplace/find', ...(place === 'find' ? { current: true } : {}) }];
}
