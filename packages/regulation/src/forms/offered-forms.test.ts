import assert from 'node:assert/strict';
import { it } from 'node:test';
import { followsFromForm, offeredForms, routeForms } from '../index.ts';
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

const twoForms: Change = (source) => {
  source.forms!.push({ id: 'pledge', kind: 'request', origin: 'printed', title: { kk: 'а', ru: 'а', en: 'a' } });
  source.results!.push({ ...source.results![0]!, id: 'consent' }, { ...source.results![0]!, id: 'copy' });
  stepOf(source, 'portal#4').forms = [{ form: 'application', results: ['certificate'] }, { form: 'pledge', results: ['consent'] }];
};

it('a route has the forms its step offers, and every request form where no step names one', () => {
  const regulation = smallRegulation(twoForms);
  const [office, portal] = regulation.routes;
  assert.deepEqual(routeForms(regulation, portal!).map(({ form, results }) => [form.id, results.join()]), [['application', 'certificate'], ['pledge', 'consent']]);
  assert.deepEqual(routeForms(regulation, office!).map(({ form }) => form.id), ['application', 'pledge']);
});

it('a result follows from the forms that lead to it, and one that none leads to from all', () => {
  const regulation = smallRegulation(twoForms);
  const follows = (form: string): readonly string[] => ['certificate', 'consent', 'copy'].filter((result) => followsFromForm(regulation, form, result));
  assert.deepEqual([follows('application'), follows('pledge'), follows('unheard-of')], [['certificate', 'copy'], ['consent', 'copy'], ['certificate', 'consent', 'copy']]);
});
