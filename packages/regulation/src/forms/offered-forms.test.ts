import assert from 'node:assert/strict';
import { it } from 'node:test';
import { offeredForms } from '../index.ts';
import { smallRegulation, stepOf } from '../../test/small-regulation.ts';
import type { Change } from '../../test/small-regulation.ts';

function offered(change: Change): readonly (readonly [string, string])[] {
  const regulation = smallRegulation(change);
  return offeredForms(regulation, regulation.routes[1]!.steps[3]!).map(({ form, results }) => [form.id, results.join()]);
}

it('a step with one form offers that one, and it decides no result', () => {
  assert.deepEqual(offered(() => {}), [['application', '']]);
});

it('a step without a form offers none', () => {
  assert.deepEqual(offered((source) => { delete stepOf(source, 'portal#4').form; }), []);
});

it('a step with several forms offers each with its results, the first one in front', () => {
  const two: Change = (source) => {
    source.forms!.push({ id: 'pledge', kind: 'request', origin: 'printed', title: { kk: 'а', ru: 'а', en: 'a' } });
    stepOf(source, 'portal#4').forms = [{ form: 'pledge', results: ['certificate'] }, { form: 'application', results: [] }];
  };
  assert.deepEqual(offered(two), [['application', ''], ['pledge', 'certificate']]);
});
