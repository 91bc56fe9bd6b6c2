import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DemoMobile, Demonstration } from '../../desk/demonstration.ts';
import { formToken } from '../app/access.ts';
import { contextOf } from '../app/context.ts';
import type { WebDeps } from '../app/deps.ts';
import { sendPage } from '../kit/index.ts';
import { fieldsOf } from '../workplace/read-form.ts';
import { MOBILE_PATH, mobilePage } from './mobile-page.ts';
import type { MobilePage } from './mobile-page.ts';

/** The stand-in of eGov Mobile in a browser. The link that opens the application on a telephone leads here, too. */
export function registerDemoMobile(app: FastifyInstance, deps: WebDeps, demonstration: Demonstration, zone: string): void {
  const { mobile, accounts } = demonstration;
  if (mobile === undefined) return;
  const config = { access: 'public' } as const;
  const show = (request: FastifyRequest, reply: FastifyReply, page: Partial<MobilePage> & Pick<MobilePage, 'code'>, status = 200): FastifyReply =>
    sendPage(reply, mobilePage(contextOf(request, deps), { csrf: formToken(request, reply), accounts, key: '', errors: [], zone, shown: undefined, ...page }), status);
  app.get(MOBILE_PATH, { config }, async (request, reply) => {
    const code = fieldsOf(request.query).text('link');
    return code === '' ? show(request, reply, { code }) : scan(request, reply, code);
  });
  app.post(MOBILE_PATH, { config }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const [code, key] = [fields.text('code'), fields.text('key')];
    // Without the choice of a key it was the code alone that was sent.
    if (!('key' in fields.raw)) return scan(request, reply, code);
    if (!accounts.some(({ keyFile }) => keyFile === key)) return scan(request, reply, code, true);
    const done = await mobile.sign(code, key);
    if (done.kind === 'accepted') return show(request, reply, { code, said: { accepted: true } });
    // Whether the signature arrived before the answer was lost nobody knows here: the portal's own page does.
    if (done.kind === 'silent') return show(request, reply, { code, said: { silent: done.portal, wasSent: true } }, 502);
    return scan(request, reply, code, false, key, wordsOf(request, done));
  });

  async function scan(request: FastifyRequest, reply: FastifyReply, code: string, keyMissing = false, key = '', refused?: string): Promise<FastifyReply> {
    const { t } = contextOf(request, deps);
    const looked = await mobile!.look(code);
    if (looked.kind === 'unreadable') return show(request, reply, { code, errors: [{ field: 'code', text: t('demo.mobile.notOurs') }] }, 422);
    if (looked.kind === 'silent' && refused === undefined) return show(request, reply, { code, said: { silent: looked.portal, wasSent: false } }, 502);
    const said = refused ?? wordsOf(request, looked);
    const errors = keyMissing ? [{ field: 'key', text: t('demo.mobile.whose') }] : [];
    return show(request, reply, { code, key, errors, shown: looked.kind === 'shown' ? looked : undefined, ...(said === undefined ? {} : { said: { refused: said } }) }, errors.length > 0 ? 422 : 200);
  }

  function wordsOf(request: FastifyRequest, answer: Awaited<ReturnType<DemoMobile['look'] | DemoMobile['sign']>>): string | undefined {
    return answer.kind === 'refused' ? answer.message[contextOf(request, deps).language] : undefined;
  }
}
