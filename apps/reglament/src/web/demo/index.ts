/** The demonstration's own page; exists only in demonstration mode. `registerDemo` is its contract. */
import type { FastifyInstance } from 'fastify';
import { formToken } from '../app/access.ts';
import { contextOf } from '../app/context.ts';
import type { WebDeps } from '../app/deps.ts';
import { sendPage } from '../kit/index.ts';
import { sendFile } from '../workplace/send-file.ts';
import { fieldsOf } from '../workplace/read-form.ts';
import { isClockMove, isInCalendar, moveMilliseconds } from './clock-moves.ts';
import { demoPage } from './demo-page.ts';
import { registerDemoMobile } from './mobile-routes.ts';
import { phonePage } from './phone-page.ts';

/** The zone in which the banner shows the clock, and whose working days its moves count. */
const ZONE = 'Asia/Almaty';

/** Adds the demonstration's routes, if this is one: the page, the clock, the key files. */
export function registerDemo(app: FastifyInstance, deps: WebDeps): void {
  const { demonstration } = deps;
  if (demonstration === undefined) return;
  const config = { access: 'public' } as const;
  app.get('/demo', { config }, async (request, reply) => {
    const { clock } = fieldsOf(request.query).raw;
    const said = clock === 'moved' || clock === 'stayed' ? { said: clock } as const : {};
    return sendPage(reply, demoPage(contextOf(request, deps), { demonstration, csrf: formToken(request, reply), now: Date.parse(deps.desk.clock.now()), zone: ZONE, ...said }));
  });
  app.post('/demo/clock', { config }, async (request, reply) => {
    const move = fieldsOf(request.body).text('move');
    if (!isClockMove(move)) return reply.redirect('/demo', 303);
    const { clock } = demonstration;
    const now = Date.parse(clock.now());
    if (!isInCalendar(now)) return reply.redirect('/demo?clock=stayed#clock', 303);
    await demonstration.moveClock(clock.offset() + moveMilliseconds(move, now, ZONE));
    return reply.redirect('/demo?clock=moved#clock', 303);
  });
  app.get('/demo/phone', { config }, async (request, reply) => sendPage(reply, phonePage(contextOf(request, deps), await demonstration.messages?.() ?? [], ZONE)));
  registerDemoMobile(app, deps, demonstration, ZONE);
  app.get<{ Params: { file: string } }>('/demo/keys/:file', { config }, async (request, reply) => {
    const bytes = await demonstration.keyFile(request.params.file);
    if (bytes === undefined) return reply.callNotFound();
    return sendFile(reply, bytes, 'application/x-pkcs12', request.params.file);
  });
}
