import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import type { Case } from '@reglament/engine';
import { loadRegulations } from '@reglament/regulation';
import type { Form, Regulation, Result } from '@reglament/regulation';
import { documentBody } from './official-document.ts';
import { draftingForm } from './result-draft.ts';

let regulations: readonly Regulation[];
before(async () => {
  regulations = [...(await loadRegulations(path.join(import.meta.dirname, '../../../../../regulations'))).regulations.values()];
});

const NAMES = { kk: '', ru: '', en: '' };

/** The sentences of a result whose form was filled in so; what the request says is `answers`. */
function sentencesOf(regulation: Regulation, result: Result, values: Readonly<Record<string, string>>, answers: Readonly<Record<string, string>> = {}) {
  const request = regulation.forms.find(({ kind }) => kind === 'request')?.id;
  return documentBody({
    number: '1', state: { form: request } as unknown as Case, regulation, answers, unit: { name: NAMES }, signer: { name: '', iin: '', post: NAMES },
    draft: { kind: 'result', id: result.id, values, grounds: [], explanation: { kk: '', ru: '' } }, signedAt: '2026-11-22T10:00:00+05:00', verifyUrl: '',
  }).paragraphs;
}

const writtenResults = (): readonly (readonly [Regulation, Result, Form])[] => regulations.flatMap((regulation) => regulation.results.flatMap((result) => {
  const form = regulation.forms.find(({ id }) => id === result.form);
  return form?.text === undefined ? [] : [[regulation, result, form] as const];
}));

test('a choice stands in a sentence in its own words, and a date as documents write it', () => {
  const regulation = regulations.find(({ id }) => id === 'wko-2015-153/09')!;
  const result = regulation.results.find(({ form }) => form === 'conclusion-form')!;
  const [sentence] = sentencesOf(regulation, result, { possibility: 'impossible', reasons: 'табысы жоқ' }, { 'applicant-name': 'Ысқақов Ұлан', 'birth-date': '1991-06-30' });
  assert.equal(sentence?.kk, 'Ысқақов Ұлан азаматтың (30.06.1991 күні туған) бала асырап алуға үміткер болуы: мүмкін емес. Негіздемесі: табысы жоқ.');
  assert.match(sentence?.ru ?? '', /30\.06\.1991.*: невозможно\. Обоснование: табысы жоқ\.$/);
});

test('a sum is written in groups of three, with a comma before the tiyn', () => {
  const regulation = regulations.find(({ id }) => id === 'wko-2015-153/10')!;
  const result = regulation.results[0]!;
  for (const [entered, written] of [['1500000', '1\u00A0500\u00A0000'], ['15 000,50', '15\u00A0000,50'], ['900', '900']] as const) {
    assert.match(sentencesOf(regulation, result, { amount: entered })[0]?.kk ?? '', new RegExp(` ${written} теңге`));
  }
});

test('no sentence of any result shows the id of a choice, nor stays with a hole', () => {
  let choices = 0;
  for (const [regulation, result, form] of writtenResults()) {
    const asked = [...form.fields, ...regulation.forms.filter(({ kind }) => kind === 'request').slice(0, 1).flatMap(({ fields }) => fields)];
    for (const [, id = ''] of (form.text?.kk ?? '').matchAll(/\{([a-z0-9-]+)\}/g)) {
      for (const choice of asked.find((field) => field.id === id)?.choices ?? []) {
        if (result.settles[id] !== undefined && result.settles[id] !== choice.id) continue;
        choices += 1;
        const [sentence] = sentencesOf(regulation, result, { [id]: choice.id });
        assert.ok(sentence?.kk.includes(choice.text.kk) && sentence.ru.includes(choice.text.ru), `${regulation.id} ${form.id}: ${choice.id} in ${sentence?.kk}`);
      }
    }
    assert.doesNotMatch(JSON.stringify(sentencesOf(regulation, result, {})), /\{[^"]/, `${regulation.id} ${form.id}`);
  }
  assert.ok(choices > 20, String(choices));
});

test('what the result itself settles stands in its paper, whatever a request or a draft says', () => {
  const settled = writtenResults().filter(([, { settles }]) => Object.keys(settles).length > 0);
  for (const [regulation, result, form] of settled) {
    for (const [id, value] of Object.entries(result.settles)) {
      const choices = [...form.fields, ...regulation.forms.flatMap(({ fields }) => fields)].find((field) => field.id === id)!.choices!;
      const other = choices.find((choice) => choice.id !== value)!.id;
      const [sentence] = sentencesOf(regulation, result, { [id]: other }, { [id]: other });
      assert.ok(sentence?.kk.includes(`: ${choices.find((choice) => choice.id === value)!.text.kk}.`), `${regulation.id} ${result.id}: ${sentence?.kk}`);
      assert.deepEqual(draftingForm(regulation, result)?.fields.filter((field) => field.id === id), [], 'nobody is asked for it');
    }
  }
  assert.equal(settled.length, 11);
});
