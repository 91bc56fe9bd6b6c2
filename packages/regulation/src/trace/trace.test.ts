import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { traceOf } from '../index.ts';
import { smallRegulation, stepOf } from '../../test/small-regulation.ts';

describe('the trace of a regulation', () => {
  it('follows the order of the text', () => {
    const starts = traceOf(smallRegulation()).map(({ lines }) => lines[0]);
    assert.deepEqual(starts, starts.toSorted((one, other) => one - other));
  });

  it('says of a step who does what, in what time, and where it leads', () => {
    const step = traceOf(smallRegulation()).find(({ what }) => what === 'office#3');
    assert.deepEqual(step?.says.filter((line) => line !== 'сөйлем'), ['3: Executor – examine', '2 working days', 'result → 4', 'refusal → 4', 'results: certificate']);
    assert.deepEqual([step?.clause, step?.lines], ['5.3', [25, 26]]);
  });

  it('sets a norm printed elsewhere, a restatement and a proof beside lines of their own', () => {
    const regulation = smallRegulation((source) => {
      const step = stepOf(source, 'office#1');
      step.norms = [{ value: 10, max: 15, unit: 'minute', bound: 'within', from: 'documents-handed-in', clause: '13', lines: [70, 71] }];
      step.restated = [{ clause: '9.1', lines: [80, 80], norms: [{ value: 20, unit: 'minute', bound: 'at-most' }] }];
      step.proof = { kind: 'coupon', contents: ['registration-date'], clause: '4', lines: [17, 18] };
    });
    const found = traceOf(regulation).filter(({ what }) => what.startsWith('office#1 ')).map(({ what, says, lines }) => [what, says.join('; '), lines.join('–')]);
    assert.deepEqual(found, [
      ['office#1 proof of acceptance', 'coupon; registration-date', '17–18'],
      ['office#1 norm', 'within 10–15 minutes from documents-handed-in', '70–71'],
      ['office#1 restated', 'at most 20 minutes', '80–80'],
    ]);
  });

  it('tells what is ours from what is printed', () => {
    const regulation = smallRegulation((source) => { source.refusals![1]!.origin = 'ours'; });
    assert.deepEqual(traceOf(regulation).find(({ what }) => what === 'refusal reasoned-refusal')?.says, ['reasonedRefusal: Head → Applicant (ours)']);
  });
});
