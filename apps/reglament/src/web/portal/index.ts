/** The portal: what a citizen sees. Other parts import from here and nothing deeper. */
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../app/deps.ts';
import { registerAccounts } from './account/account-routes.ts';
import { registerAnswering } from './asked/asked-routes.ts';
import { registerApplying } from './apply/apply-routes.ts';
import { registerCabinet } from './cabinet/cabinet-routes.ts';
import { registerWithdrawing } from './cabinet/withdraw-routes.ts';
import { registerComplaints } from './complaints/complaint-routes.ts';
import { registerPublicPages } from './public/public-routes.ts';
import { registerJoint } from './joint/joint-routes.ts';
import { registerMyAccount } from './my-account/my-account-routes.ts';
import { registerRecovery } from './recovery/recovery-routes.ts';
import { registerServices } from './services/service-routes.ts';
import { registerVisits } from './visits/visit-routes.ts';

export { refuse as refuseAuthorisation } from './account/account-routes.ts';
export { REGISTRATION_IIN_COOKIE } from './account/registration-page.ts';
export { registerUnavailablePage } from './account/refusal-pages.ts';
export { holderWords, standingTag } from './cabinet/case-words.ts';
export { clauseNote, servicePath } from './law/cite.ts';
export { surveyQuestions } from './public/survey-pages.ts';
export { searchServices } from './services/search-services.ts';
export { paragraphs } from './complaints/complaint-pages.ts';
export { complaintNote, complaintTag } from './complaints/complaint-words.ts';
export { entriesOf, isUuid } from './form-entries.ts';
export { wordProblems } from './problem-words.ts';
export { portalContext } from './portal-context.ts';

/** Adds every page of the portal to the app. */
export function registerPortal(app: FastifyInstance, deps: WebDeps): void {
  registerServices(app, deps);
  registerAccounts(app, deps);
  registerApplying(app, deps);
  registerCabinet(app, deps);
  registerComplaints(app, deps);
  registerWithdrawing(app, deps);
  registerAnswering(app, deps);
  registerPublicPages(app, deps);
  registerVisits(app, deps);
  registerMyAccount(app, deps);
  registerJoint(app, deps);
  registerRecovery(app, deps);
}
