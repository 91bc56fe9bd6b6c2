import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOf } from '../index.ts';
import { smallRegulation, stepOf } from '../../test/small-regulation.ts';
import type { Change } from '../../test/small-regulation.ts';

const stepFacts = (change: Change, route: number, step: number) => factsOf(smallRegulation(change)).routes[route]?.steps[step];

const GAP = { id: 'gap', kind: 'gap' as const, clause: '5', lines: [20, 20] as [number, number], question: { kk: 'а', ru: 'а', en: 'a' }, choice: { kk: 'таңдау', ru: 'выбор', en: 'the choice' }, changeableBy: 'ministry' as const };

describe('the facts of a regulation', () => {
  it('are its head as printed', () => {
    const { id, seed, lines, accept, issue, form, fee, applicant, systems } = factsOf(smallRegulation());
    assert.deepEqual({ id, seed, lines, accept, issue, form, fee, applicant, systems }, {
      id: 'small-2020-1/01', seed: 'small.txt', lines: [1, 100], accept: ['office', 'portal'], issue: ['office', 'portal'], form: 'electronic-or-paper', fee: 'free', applicant: ['individual'], systems: ['Portal', 'PersonalCabinet'],
    });
  });

  it('name no channel where the text names none', () => {
    assert.deepEqual(factsOf(smallRegulation((source) => { source.issue.stated = false; })).issue, []);
  });

  it('give a step its printed number, place, norms and ways on; refusals and ends are no numbers', () => {
    assert.deepEqual(stepFacts(() => {}, 0, 0), { n: '1', actor: 'OfficeClerk', act: 'register', clause: '5.1', lines: [21, 22], norms: [{ value: 15, unit: 'minute' }], next: ['2'] });
    assert.deepEqual(stepFacts(() => {}, 0, 4)?.next, []);
  });

  it('lead to the printed number, not to our id for it, and name the route when it is another', () => {
    const crossing: Change = (source) => {
      const last = stepOf(source, 'office#5');
      last.n = 1;
      last.id = '5';
      stepOf(source, 'portal#7').next = 'office#1';
    };
    assert.deepEqual(stepFacts(crossing, 0, 3)?.next, ['1']);
    assert.deepEqual(stepFacts(crossing, 1, 6)?.next, ['office#1']);
  });

  it('leave out ways on that we supplied', () => {
    const supplied: Change = (source) => {
      source.open = [GAP];
      stepOf(source, 'portal#2').next = { valid: 4 };
      stepOf(source, 'portal#2').supplied = { open: 'gap', next: { violated: 3 } };
    };
    assert.deepEqual(stepFacts(supplied, 1, 1)?.next, ['4']);
  });

  it('pass over a step of ours inside a printed item', () => {
    const ours: Change = (source) => {
      source.open = [GAP];
      source.routes[0]!.steps.splice(4, 0, { n: 5, id: '5a', origin: 'ours', clause: '5.5', lines: [29, 30], actor: 'Head', act: 'seal', supplied: { open: 'gap', next: { done: 5 } } });
      stepOf(source, 'office#4').next = '5a';
    };
    assert.deepEqual(factsOf(smallRegulation(ours)).routes[0]?.steps.map(({ n, next }) => [n, next.join()]), [['1', '2'], ['2', '3'], ['3', '4'], ['4', '5'], ['5', '']]);
  });

  it('keep ranges, starts and conditions of norms, in the unit printed', () => {
    const norms: Change = (source) => {
      source.conditions = [{ id: 'lost', text: { kk: 'а', ru: 'а', en: 'a' }, clause: '5.3', lines: [25, 25] }];
      stepOf(source, 'office#3').norms = [
        { value: 30, max: 60, unit: 'second' },
        { value: 2, unit: 'calendar-day', from: 'decision', when: { outcome: 'refusal' }, bound: 'within' },
        { value: 20, unit: 'working-day', when: { condition: 'lost' } },
      ];
    };
    assert.deepEqual(stepFacts(norms, 0, 2)?.norms, [
      { value: 30, max: 60, unit: 'second' }, { value: 2, unit: 'calendar-day', from: 'decision', when: 'refusal' }, { value: 20, unit: 'working-day', when: 'lost' },
    ]);
  });

  it('hold the printed refusals only, and say of a form whether it is ours', () => {
    const facts = factsOf(smallRegulation((source) => { source.refusals![1]!.origin = 'ours'; source.forms![1]!.origin = 'ours'; }));
    assert.deepEqual(facts.refusals.map(({ id }) => id), ['acceptance-refused', 'authorisation-refused']);
    assert.deepEqual(facts.forms.map(({ id, origin, fields }) => [id, origin, fields]), [['application', 'printed', [{ label: 'Аты', type: 'text' }]], ['certificate-form', 'ours', []]]);
  });

  it('say of an open point its kind, its place and what was chosen', () => {
    assert.deepEqual(factsOf(smallRegulation((source) => { source.open = [GAP]; })).open, [{ kind: 'gap', clause: '5', lines: [20, 20], choice: 'the choice' }]);
  });
});
