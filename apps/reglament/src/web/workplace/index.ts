/** The workplace: everything staff see. `registerWorkplace` is its contract. */
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../app/deps.ts';
import { registerDiscrepancies } from '../waiting/index.ts';
import { registerOwnPassword } from './account/password-routes.ts';
import { registerOwnSubstitute } from './account/substitute-routes.ts';
import { registerAsking } from './case/ask-routes.ts';
import { registerCase } from './case/case-routes.ts';
import { registerOthers } from './case/others-routes.ts';
import { registerCalls } from './calls/call-routes.ts';
import { registerAnswering } from './complaints/answer-routes.ts';
import { registerCounter } from './counter/index.ts';
import { registerIntake } from './intake/intake-routes.ts';
import { registerAdministration } from './organisation/administration-routes.ts';
import { registerOrganisation } from './organisation/organisation-routes.ts';
import { registerRecords } from './records/record-routes.ts';
import { registerQueue } from './queue/queue-routes.ts';
import { registerSignMany } from './sign/sign-many-routes.ts';
import { registerSign } from './sign/sign-routes.ts';
import { registerSignIn } from './sign-in.ts';
import { registerSystem } from './system/system-routes.ts';

export { frameOf } from './frame.ts';

/** Adds every route of the workplace to the site. */
export function registerWorkplace(app: FastifyInstance, deps: WebDeps): void {
  registerSignIn(app, deps);
  registerOwnPassword(app, deps);
  registerOwnSubstitute(app, deps);
  registerCase(app, deps);
  registerAsking(app, deps);
  registerOthers(app, deps);
  registerRecords(app, deps);
  registerSign(app, deps);
  registerSignMany(app, deps);
  registerIntake(app, deps);
  registerAnswering(app, deps);
  registerCalls(app, deps);
  registerQueue(app, deps);
  registerOrganisation(app, deps);
  registerAdministration(app, deps);
  registerCounter(app, deps);
  registerSystem(app, deps);
  registerDiscrepancies(app, deps);
}
