/** Whatever a form or an address of these pages receives is told or led on; nothing breaks. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkPage } from '../../kit/index.ts';
import { endCase, openCaseOf } from '../testing/cases.ts';
import { AIGUL, openPortal } from '../testing/portal-site.ts';

const RUNS = { numRuns: 12 } as const;
/** Texts with everything that a database or a page could stumble over. */
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', '\u0000', '\ud800', '<b>', "'; --", '1', '2026-09-18T05:00:00Z', '__proto__', 'x'.repeat(5000)));

test('complaints, surveys, own steps and bookings take any input', async (t) => {
  const site = await openPortal(t);
  const [open, ended] = [await openCaseOf(site, AIGUL.id), await openCaseOf(site, AIGUL.id)];
  await endCase(site, ended);
  const aigul = await site.visitor(AIGUL);
  await aigul.get(`/cabinet/cases/${open}/complain`);
  const forms = [
    [`/cabinet/cases/${open}/complain`, ['subject', 'body']], [`/cabinet/cases/${ended}/survey`, ['process', 'information']], [`/cabinet/cases/${open}/own-step`, ['outcome', 'papers']],
    ['/services/karaganda-2014-34-05/05/visit', ['centre', 'day', 'at']], [`/cabinet/visits/${open}/cancel`, ['x']], [`/cabinet/complaints/${open}/withdraw`, ['x']],
  ] as const;
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: 3, maxLength: 3 }), async (values) => {
    for (const [url, names] of forms) {
      const page = await aigul.post(url, Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
      assert.ok(page.statusCode < 500, `${url} ${page.statusCode} ${site.failures.at(-1)}`);
      if (page.body !== '') assert.deepEqual(checkPage(page.body), [], url);
    }
  }), RUNS);
});

test('public addresses take any question', async (t) => {
  const site = await openPortal(t);
  const visitor = await site.visitor();
  await fc.assert(fc.asyncProperty(anything, async (text) => {
    const part = encodeURIComponent(text.toWellFormed());
    for (const url of [`/statistics?year=${part}`, `/services?event=${part}&event=${part}`, `/services/wko-2015-153/02?place=${part}&on-day=${part}&on-month=${part}&on-year=${part}`, `/help?${part}`]) {
      const page = await visitor.get(url);
      assert.ok(page.statusCode < 500, `${url} ${page.statusCode} ${site.failures.at(-1)}`);
      assert.deepEqual(checkPage(page.body), [], url);
    }
  }), RUNS);
});
