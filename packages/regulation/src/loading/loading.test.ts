import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadRegulations, problemLine, RegulationsNotLoaded } from '../index.ts';
import { BAD_FILES } from '../../test/bad-files.ts';
import { DECREE, parseSmall, smallFile, stepOf } from '../../test/small-regulation.ts';
import type { Change } from '../../test/small-regulation.ts';

describe('a regulation file that is wrong', () => {
  for (const [name, { file, says }] of Object.entries(BAD_FILES)) {
    it(`is refused, with file, line and reason: ${name}`, () => {
      const { regulation, problems } = parseSmall(file);
      assert.equal(regulation, undefined);
      assert.deepEqual(problems.map(problemLine), says.map((line) => `small-2020-1/01.yaml:${line}`));
    });
  }
});

const GOOD_FILES: Readonly<Record<string, Change>> = {
  'as it stands': () => {},
  'a step that ends in what only an open point supplies': (source) => {
    source.open = [{ id: 'gap', kind: 'gap', clause: '5', lines: [20, 20], at: 'office#4', question: { kk: 'а', ru: 'а', en: 'a' }, choice: { kk: 'а', ru: 'а', en: 'a' }, changeableBy: 'ministry' }];
    stepOf(source, 'office#4').next = {};
    stepOf(source, 'office#4').supplied = { open: 'gap', next: { done: 5 } };
  },
  'a step of ours inside a printed item': (source) => {
    source.open = [{ id: 'gap', kind: 'gap', clause: '5', lines: [20, 20], question: { kk: 'а', ru: 'а', en: 'a' }, choice: { kk: 'а', ru: 'а', en: 'a' }, changeableBy: 'ministry' }];
    source.routes[0]!.steps.splice(4, 0, { n: 5, id: '5a', origin: 'ours', clause: '5.5', lines: [29, 30], actor: 'Head', act: 'seal', supplied: { open: 'gap', next: { done: 5 } } });
    stepOf(source, 'office#4').next = '5a';
  },
  'a number with a letter and one with a point': (source) => { stepOf(source, 'office#5').id = '5a'; stepOf(source, 'office#4').next = '5a'; stepOf(source, 'office#4').id = '4.1'; stepOf(source, 'office#3').next = { result: '4.1', refusal: '4.1' }; },
  'a circle with a way out': (source) => { stepOf(source, 'office#4').next = { done: 5, refusal: 3 }; },
  'a printed label with a Latin look-alike': (source) => { source.forms![0]!.fields![0]!.label = 'Тiркеу нөмірі'; },
  'a Latin word beside Cyrillic ones': (source) => { source.title.kk = 'SMS хабарлама'; },
  'two request forms with their results': (source) => { stepOf(source, 'portal#4').forms = [{ form: 'application', results: ['certificate'] }]; },
  'lines at the very edges of the regulation': (source) => { stepOf(source, 'office#1').lines = [1, 1]; stepOf(source, 'office#5').lines = [100, 100]; },
};

describe('a regulation file that is right', () => {
  for (const [name, change] of Object.entries(GOOD_FILES)) {
    it(`loads: ${name}`, () => {
      const { regulation, problems } = parseSmall(smallFile(change));
      assert.deepEqual(problems.map(problemLine), []);
      assert.ok(regulation);
    });
  }
});

describe('a folder of regulations', () => {
  it('is loaded whole or not at all: one wrong file, and every problem of every file is named', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'regulations-'));
    t.after(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, DECREE.id));
    const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
    await write('patterns.yaml', 'register: { kk: а, ru: а, en: a }\n');
    await write(`${DECREE.id}/decree.yaml`, JSON.stringify(DECREE));
    await write(`${DECREE.id}/01.yaml`, smallFile((source) => { for (const { steps } of source.routes) for (const step of steps) step.text = { kk: 'а', ru: 'а', en: 'a' }; }));
    await write(`${DECREE.id}/02.yaml`, smallFile());

    await assert.rejects(loadRegulations(folder), (error) => {
      assert.ok(error instanceof RegulationsNotLoaded);
      assert.equal(error.code, 'regulations-not-loaded');
      const messages = error.problems.map(({ file, message }) => `${path.basename(file)}: ${message}`);
      assert.ok(messages.includes(`02.yaml: the id is "${DECREE.id}/01", but the file's place makes it "${DECREE.id}/02"`), messages.join('\n'));
      assert.ok(messages.includes('02.yaml: no sentence for "assign@Head": give the step a "text" or the patterns an entry'), messages.join('\n'));
      assert.ok(messages.includes('decree.yaml: the decree has 1 regulations, but the folder holds 2'), messages.join('\n'));
      assert.ok(messages.every((message) => !message.startsWith('01.yaml')), 'the right file has no problem');
      return true;
    });

    await rm(path.join(folder, DECREE.id, '02.yaml'));
    assert.deepEqual([...(await loadRegulations(folder)).regulations.keys()], [`${DECREE.id}/01`]);
  });

  it('holds as many files as its decree has regulations, under the decree’s own name', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'regulations-'));
    t.after(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, 'elsewhere'));
    await writeFile(path.join(folder, 'patterns.yaml'), '{}');
    await writeFile(path.join(folder, 'elsewhere/decree.yaml'), JSON.stringify(DECREE, undefined, 1));
    await assert.rejects(loadRegulations(folder), (error) => {
      assert.ok(error instanceof RegulationsNotLoaded);
      assert.deepEqual(error.problems.map(({ line, path: where, message }) => `${line}: ${where}: ${message}`), [
        '2: id: the id is "small-2020-1", but the folder is "elsewhere"',
        '34: regulations: the decree has 1 regulations, but the folder holds 0',
      ]);
      return true;
    });
  });
});
