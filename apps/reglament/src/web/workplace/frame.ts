import type { FastifyRequest } from 'fastify';
import { STAFF_PASSWORD_PATH } from '../app/access.ts';
import { contextOf } from '../app/context.ts';
import type { WebDeps } from '../app/deps.ts';
import { isCallOperator } from '../../desk/call-centre/calls.ts';
import { complaintPosts } from '../../desk/complaints/answer-complaint.ts';
import type { StaffMember } from '../../desk/people/sessions.ts';
import { intakePosts } from '../../desk/workplace/intake.ts';
import { headOf } from '../../desk/workplace/team.ts';
import { OWN_SUBSTITUTE } from './account/substitute-page.ts';
import { counterNavigation } from './counter/navigation.ts';
import type { CounterPlace } from './counter/navigation.ts';
import type { PageContext } from '../kit/index.ts';

export type WorkplacePlace = 'queue' | 'team' | 'organisation' | 'intake' | 'complaints' | 'calls' | 'system' | CounterPlace | 'none';

/** Where those start whom no case ever waits for: the queue would always be empty for them. */
export function homeOf(staff: StaffMember): string | undefined {
  if (staff.roles.some(({ role }) => role !== 'CallCentreOperator')) return undefined;
  if (isCallOperator(staff)) return '/workplace/calls';
  return staff.administers === true ? '/workplace/organisation' : undefined;
}

/**
 * What every page of the workplace knows of its request: the common context, the navigation of this person, and an
 * address to which the language switch can return even when the page is the answer to a POST.
 */
export function frameOf(request: FastifyRequest, deps: WebDeps, place: WorkplacePlace, path = request.url): PageContext {
  const context = contextOf(request, deps);
  const { t } = context;
  const { session } = request;
  if (session?.kind !== 'staff') return { ...context, path };
  const takes = intakePosts(session.staff).length > 0;
  const navigation = [
    ...(homeOf(session.staff) === undefined ? [{ text: t('workplace.queue'), href: '/workplace', ...(place === 'queue' ? { current: true } : {}) }] : []),
    ...(headOf(session.staff).length > 0 ? [{ text: t('workplace.team'), href: '/workplace/team', ...(place === 'team' ? { current: true } : {}) }] : []),
    ...(session.staff.administers === true ? [{ text: t('workplace.organisation'), href: '/workplace/organisation', ...(place === 'organisation' ? { current: true } : {}) }] : []),
    ...(takes ? [{ text: t('workplace.intake'), href: '/workplace/intake', ...(place === 'intake' ? { current: true } : {}) }] : []),
    ...(complaintPosts(session.staff).length > 0 ? [{ text: t('workplace.complaints'), href: '/workplace/complaints', ...(place === 'complaints' ? { current: true } : {}) }] : []),
    ...(isCallOperator(session.staff) ? [{ text: t('workplace.calls'), href: '/workplace/calls', ...(place === 'calls' ? { current: true } : {}) }] : []),
    ...counterNavigation(t, session.staff, place),
    ...(headOf(session.staff).length > 0 ? [{ text: t('system.navigation'), href: '/workplace/system', ...(place === 'system' ? { current: true } : {}) }] : []),
  ];
  const heads = headOf({ roles: session.staff.roles.filter(({ inPlaceOf }) => inPlaceOf === undefined) }).length > 0;
  const footerLinks = [...(heads ? [{ text: t('workplace.account.substitute'), href: OWN_SUBSTITUTE }] : []), { text: t('workplace.account.password'), href: STAFF_PASSWORD_PATH }];
  if (session.passwordOnce === true) return { ...context, path };
  return { ...context, path, footerLinks, navigation: navigation.map((item, index) => ({ ...item, accessKey: String(index + 1) })) };
}
