import type { FastifyInstance } from 'fastify';
import { rebuildRoute } from '../../../desk/channel/message-route.ts';
import { regionsLedBy, sendAgain } from '../../../desk/channel/send-again.ts';
import { readHealth } from '../../../desk/health/health.ts';
import { openWorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { notFound } from '../case/answer-case.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { messagesPage } from './messages-page.ts';
import { systemPage } from './system-page.ts';

const STAFF = { config: { access: 'staff' } } as const;

/** The state of the system for everybody who works in it, and the messages of a case for those whose case it is. */
export function registerSystem(app: FastifyInstance, deps: WebDeps): void {
  const { desk, pulse } = deps;
  app.get('/workplace/system', STAFF, async (request, reply) => {
    const regions = await regionsLedBy(desk, getStaff(request).staff);
    return sendPage(reply, systemPage(frameOf(request, deps, 'system'), {
      health: await readHealth(desk), library: desk.library, ...(pulse === undefined ? {} : { pulse }),
      ...(regions.length > 0 ? { again: { csrf: formToken(request, reply), regions } } : {}),
    }));
  });
  app.post('/workplace/system/again', STAFF, async (request, reply) => {
    const isSent = await sendAgain(desk, getStaff(request).staff, fieldsOf(request.body).text('message'));
    return isSent ? reply.redirect('/workplace/system', 303) : notFound(deps, request, reply);
  });
  app.get<{ Params: { id: string } }>('/workplace/cases/:id/messages', STAFF, async (request, reply) => {
    const view = await openWorkplaceCase(desk, getStaff(request).staff, request.params.id);
    if (view === undefined) return notFound(deps, request, reply);
    return sendPage(reply, messagesPage(frameOf(request, deps, 'none'), { view, route: await rebuildRoute(desk.db, view.state.id), library: desk.library }));
  });
}
