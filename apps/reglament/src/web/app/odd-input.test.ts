/** Whatever stands in an address or a form, every route of the site tells it or leads on; nothing breaks. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { RouteOptions } from 'fastify';
import { beginSession } from '../../desk/people/sessions.ts';
import { SECTIONS } from '../site.ts';
import { openOffice } from '../workplace/testing/office.ts';
import { createApp } from './app.ts';

/** What could stand in a hole of an address: what the database, a number or an object of the language would stumble over. */
const PARTS = ['%00', '%27', 'constructor', '__proto__', '1.5', '99999999999999999999', '00000000-0000-4000-8000-000000000000', '-'.repeat(36), 'wko', 'kyz-centre', 'a%2Fb'];
const VALUES = ['//[', '\u0000', 'constructor', '1.5', '99999999999', '2026-13-45', 'x'.repeat(300)];
/** Names that many forms and addresses use. */
const NAMES = ['act', 'action', 'at', 'back', 'bin', 'case', 'centre', 'code', 'day', 'decree', 'done', 'event', 'form', 'id', 'iin', 'kind', 'move', 'notice', 'number', 'on-day', 'outcome', 'person', 'place', 'post', 'q', 'said', 'sequence', 'service', 'session', 'signature', 'signing', 'state', 'substitution', 'switch', 'system', 'unit', 'window', 'year'];

test('no route fails on odd input: the portal’s for an applicant, the workplace’s for an official', async (t) => {
  const office = await openOffice(t);
  await office.desk.db.query("insert into queue_window (unit, number) values ('kyz-centre', 1)");
  const routes: RouteOptions[] = [];
  const failures: string[] = [];
  const app = await createApp(office.deps, {
    sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), ...SECTIONS],
    log: (line) => { failures.push(JSON.stringify(line)); }, requestsPerMinute: 1_000_000,
  });
  t.after(() => app.close());
  await app.ready();
  const id = await office.portalCase();
  const { token } = await beginSession(office.desk, { accountId: office.applicant });
  const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where account_id = $1', [office.applicant]);
  const applicant = { cookie: `session=${token}`, csrf: rows[0]!.csrf };
  const operator = office.person('kyz-centre', 'CentreEmployee');

  const asked = routes.filter(({ method, url }) => method !== 'HEAD' && !/sign-out|sessions\/end/.test(url)).flatMap(({ method, url }) =>
    (url.includes(':') ? [...PARTS.map((part) => ({ part, value: 'constructor' })), ...VALUES.map((value) => ({ part: id, value }))] : VALUES.map((value) => ({ part: '', value })))
      .map(({ part, value }) => ({ method: String(method) as 'GET' | 'POST', url: url.replace(/:\w+/g, part), value })));
  assert.ok(asked.length > 1000);
  // Whoever makes their device a terminal of the hall is signed out by it: asked for last, so that everything else is asked by somebody.
  const last = asked.filter(({ url }) => url.endsWith('/hall/terminal'));
  assert.ok(last.length > 0);
  const stillThere = async () => assert.deepEqual(await Promise.all(([['/cabinet', applicant], ['/workplace', operator]] as const).map(async ([url, { cookie }]) => (await app.inject({ url, headers: { cookie } })).statusCode)), [200, 200], 'signed out on the way: what came after was asked by nobody');
  for (const [index, { method, url, value }] of [...asked.filter((one) => !last.includes(one)), ...last].entries()) {
    if (index === asked.length - last.length) await stillThere();
    const { cookie, csrf } = url.startsWith('/workplace') ? operator : applicant;
    // The hall is the operator's own, so that what follows its name is read, too.
    const fields = new URLSearchParams([['csrf', csrf], ...NAMES.map((name): [string, string] => [name, name === 'unit' ? 'kyz-centre' : value])]).toString();
    const answer = method === 'GET' ? await app.inject({ method, url: `${url}?${fields}`, headers: { cookie } })
      : await app.inject({ method, url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: fields });
    assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${method} ${url} with ${value.slice(0, 20)} answered ${answer.statusCode} ${failures.at(-1) ?? ''}`);
  }
  assert.deepEqual(failures, []);
});
