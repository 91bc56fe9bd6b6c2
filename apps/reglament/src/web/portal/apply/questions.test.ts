import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { translate } from '../../texts/index.ts';
import { AIGUL, openPortal, saidBy } from '../testing/portal-site.ts';
import { ABOUT_YOU, REQUEST, SERVICE } from '../testing/requests.ts';
import type { Visitor } from '../testing/portal-site.ts';
import type { TestContext } from 'node:test';

const QUESTION = `${SERVICE}/apply/request`;
const CHILD = Object.fromEntries(Object.entries(REQUEST).filter(([name]) => name.startsWith('child-')));
const DECREE = { 'decree-number': '17', 'decree-date-day': '3', 'decree-date-month': '2', 'decree-date-year': '2020' };

async function open(t: TestContext): Promise<Visitor> {
  const { visitor } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await aigul.get(`${SERVICE}/apply`);
  await aigul.post(`${SERVICE}/apply/about-you`, ABOUT_YOU);
  return aigul;
}

const namesOn = (body: string): readonly string[] => [...new Set([...body.matchAll(/name="((?:child|decree)-[a-z-]+?)(?:-day|-month|-year)?"/g)].map(([, name = '']) => name))];

test('one thing is asked on a page, and what is answered leads to the next question, then to the documents', async (t) => {
  const aigul = await open(t);
  const first = await aigul.get(QUESTION);
  assert.deepEqual([namesOn(first.body), checkPage(first.body)], [['child-name', 'child-birth-date'], []]);
  assert.ok(saidBy(first).includes(translate('kk', 'portal.apply.question', { question: 1, count: 2 })));
  assert.equal((await aigul.post(`${QUESTION}/1`, CHILD)).headers.location, `${QUESTION}/2`);

  const second = await aigul.get(`${QUESTION}/2`);
  assert.deepEqual([namesOn(second.body), checkPage(second.body)], [['decree-number', 'decree-date'], []]);
  assert.ok(second.body.includes(`href="${QUESTION}"`), 'back to the question before');
  assert.equal((await aigul.post(`${QUESTION}/2`, DECREE)).headers.location, `${SERVICE}/apply/documents`);
  assert.ok((await aigul.get(`${SERVICE}/apply/documents`)).body.includes(`href="${QUESTION}/2"`), 'and back to the last');
});

test('a question answered wrong keeps its words, leaves the others alone and is the one that is asked again', async (t) => {
  const aigul = await open(t);
  await aigul.post(`${QUESTION}/2`, DECREE);
  const wrong = await aigul.post(`${QUESTION}/1`, { ...CHILD, 'child-birth-date-day': '31', 'child-birth-date-month': '2' });
  assert.deepEqual([wrong.statusCode, namesOn(wrong.body), checkPage(wrong.body)], [422, ['child-name', 'child-birth-date'], []]);
  assert.ok(wrong.body.includes(`value="${CHILD['child-name']}"`));
  assert.match((await aigul.get(`${QUESTION}/2`)).body, /value="17"/, 'the answer to another question stays');

  await aigul.post(`${QUESTION}/1`, CHILD);
  await aigul.post(`${QUESTION}/2`, { ...DECREE, 'decree-date-day': '31', 'decree-date-month': '2' });
  assert.ok((await aigul.get(`${SERVICE}/apply`)).body.includes(`href="${QUESTION}/2"`), 'whoever resumes goes on where something is missing');
});

test('from the last look over the answers each leads to its own question and back', async (t) => {
  const aigul = await open(t);
  await aigul.post(QUESTION, { ...CHILD, ...DECREE });
  const check = await aigul.get(`${SERVICE}/apply/check`);
  for (const address of [`${QUESTION}?return=check`, `${QUESTION}/2?return=check`]) assert.ok(check.body.includes(`href="${address}"`), address);
  assert.equal((await aigul.post(`${QUESTION}/1`, { ...CHILD, return: 'check' })).headers.location, `${SERVICE}/apply/check`);
});

test('a question there is not leads to those there are', async (t) => {
  const aigul = await open(t);
  for (const address of [`${QUESTION}/3`, `${QUESTION}/0`, `${QUESTION}/x`, `${SERVICE}/apply/documents/2`]) assert.equal((await aigul.get(address)).headers.location, `${SERVICE}/apply`, address);
  for (const address of [`${QUESTION}/3`, `${SERVICE}/apply/documents/1`]) assert.equal((await aigul.post(address, CHILD)).headers.location, `${SERVICE}/apply`, address);
  assert.equal((await aigul.get(`${SERVICE}/apply/nothing/1`)).statusCode, 404);
});
