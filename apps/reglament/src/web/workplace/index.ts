/** The workplace: everything staff see. `registerWorkplace` is its contract. */
import type { FastifyInstance } from 'fastify';
import { staffNames, unitNames } from '../../desk/workplace/names.ts';
import { queueOf } from '../../desk/workplace/queue.ts';
import { getStaff } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { sendPage } from '../kit/index.ts';
import { registerCase } from './case/case-routes.ts';
import { registerAnswering } from './complaints/answer-routes.ts';
import { frameOf } from './frame.ts';
import { registerIntake } from './intake/intake-routes.ts';
import { queuePage } from './queue-page.ts';
import { fieldsOf } from './read-form.ts';
import { registerSign } from './sign/sign-routes.ts';
import { registerSignIn } from './sign-in.ts';

export { frameOf } from './frame.ts';

/** Adds every route of the workplace to the site. */
export function registerWorkplace(app: FastifyInstance, deps: WebDeps): void {
  registerSignIn(app, deps);
  registerCase(app, deps);
  registerSign(app, deps);
  registerIntake(app, deps);
  registerAnswering(app, deps);
  app.get('/workplace', { config: { access: 'staff' } }, async (request, reply) => {
    const staff = getStaff(request).staff;
    const items = await queueOf(deps.desk, staff);
    const [units, names] = await Promise.all([
      unitNames(deps.desk, staff.roles.map(({ unit }) => unit)),
      staffNames(deps.desk, items.flatMap(({ claimedBy }) => claimedBy ?? [])),
    ]);
    const filter = fieldsOf(request.query).text('q').slice(0, 200);
    return sendPage(reply, queuePage(frameOf(request, deps, 'queue'), { staff, units, names, items, filter, now: deps.desk.clock.now() }));
  });
}
