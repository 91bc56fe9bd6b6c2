import type { Regulation } from '@reglament/regulation';
import { findPortalRoute } from '../../../desk/requests/drafts.ts';
import { findRequestForm } from '../../../desk/requests/form-rules.ts';

/** Whether a person can begin the service here: a portal route that starts, a form, and a portal open to citizens (B7). */
export function isOnline(regulation: Regulation): boolean {
  return regulation.applicant.portalEligibility !== 'business' && findPortalRoute(regulation) !== undefined && findRequestForm(regulation) !== undefined;
}
