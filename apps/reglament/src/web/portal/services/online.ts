import type { Regulation } from '@reglament/regulation';
import { findPortalRoute } from '../../../desk/requests/drafts.ts';
import { findRequestForm } from '../../../desk/requests/form-rules.ts';

/** Whether the service can be begun here: a portal route that starts, and a form. Who may begin it is asked of the applicant. */
export function isOnline(regulation: Regulation): boolean {
  return findPortalRoute(regulation) !== undefined && findRequestForm(regulation) !== undefined;
}
