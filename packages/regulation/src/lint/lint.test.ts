import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LINT_RULES, lintRegulation } from '../index.ts';
import { smallRegulation } from '../../test/small-regulation.ts';
import { CASES } from '../../test/lint-cases.ts';

describe('the linter', () => {
  it('finds nothing in a regulation that answers every question', () => {
    assert.deepEqual(lintRegulation(smallRegulation()).map(({ rule, at, text }) => `${rule} ${at ?? ''} ${text.en}`), []);
  });

  it('has a case that breaks every rule, and no case without a rule', () => {
    assert.deepEqual(Object.keys(CASES).toSorted(), LINT_RULES.map(({ id }) => id).toSorted(), 'add the rule to test/lint-cases.ts');
  });

  for (const [rule, { breaks, keeps, says }] of Object.entries(CASES)) {
    it(`${rule}: is found where the text breaks it`, () => {
      const found = lintRegulation(smallRegulation(breaks)).filter((finding) => finding.rule === rule);
      assert.equal(found.length, 1, `expected one ${rule}, found ${found.length}`);
      const [finding] = found;
      assert.equal(finding?.text.en, says);
      assert.ok(finding && finding.lines[0] >= 1 && finding.lines[1] <= 100 && finding.clause !== '');
    });

    it(`${rule}: is silent where the text keeps it`, () => {
      assert.deepEqual(lintRegulation(smallRegulation(keeps)).filter((finding) => finding.rule === rule), []);
    });
  }

  it('words every finding in three languages with nothing left to fill in', () => {
    const findings = Object.values(CASES).flatMap(({ breaks }) => lintRegulation(smallRegulation(breaks)));
    for (const { rule, text } of findings) {
      assert.doesNotMatch(Object.values(text).join(), /[{}]|undefined|\[object/, rule);
      assert.match(text.kk, /[әғқңөұүһі]/, `${rule} has no Kazakh sentence`);
      assert.match(text.ru, /[а-я]/, rule);
    }
  });

  it('names the choice recorded at the step', () => {
    const [finding] = lintRegulation(smallRegulation((source) => {
      source.routes[0]!.steps[2]!.next = { result: 4 };
      source.open = [{ id: 'no-refusal', kind: 'gap', clause: '5.3', lines: [25, 26], at: 'office#3', question: { kk: 'а', ru: 'а', en: 'a' }, choice: { kk: 'а', ru: 'а', en: 'a' }, changeableBy: 'methodologist' }];
    })).filter(({ rule }) => rule === 'decision-one-sided');
    assert.deepEqual(finding?.choices, ['no-refusal']);
  });
});
