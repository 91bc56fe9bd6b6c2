// Walks every regulation file: what must hold for all of them, and what must be there at all. A file that is missing is named.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { ACTORS, ACTS, factsOf, lintRegulation, loadRegulations, REFUSAL_KINDS, traceOf } from './index.ts';
import type { Library, Norm, Regulation } from './index.ts';
import { NORM_UNITS } from './model/schema.ts';
import { FINDINGS, FORMS_OF_002, REGULATIONS_OF_DECREE } from '../test/census.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

let library: Library;
let all: readonly Regulation[];
before(async () => {
  library = await loadRegulations(path.join(ROOT, 'regulations'));
  all = [...library.regulations.values()];
});

describe('the census of the regulations', () => {
  it('finds all 56, none missing and none too many', () => {
    const expected = Object.entries(REGULATIONS_OF_DECREE).flatMap(([decree, count]) => Array.from({ length: count }, (_, index) => `${decree}/${String(index + 1).padStart(2, '0')}`));
    const loaded = all.map(({ id }) => id);
    assert.deepEqual(expected.filter((id) => !loaded.includes(id)), [], 'these files are missing');
    assert.deepEqual(loaded.filter((id) => !expected.includes(id)), [], 'these files belong to no decree');
    assert.equal(loaded.length, 56);
    for (const decree of library.decrees.values()) assert.equal(decree.regulations, REGULATIONS_OF_DECREE[decree.id], `${decree.id} states its number of regulations`);
  });

  it('finds clause and lines, inside the regulation, on every step and every norm', () => {
    const bare: string[] = [];
    let steps = 0;
    let norms = 0;
    for (const { id, lines: [first, last], routes } of all) {
      for (const route of routes) for (const step of route.steps.filter(({ origin }) => origin === 'printed')) {
        steps += 1;
        norms += step.norms.length;
        for (const place of [step, ...step.norms.map((norm) => ({ clause: norm.clause ?? step.clause, lines: norm.lines ?? step.lines })), ...step.restated]) {
          if (place.clause === '' || place.lines[0] < first || place.lines[1] > last) bare.push(`${id} ${route.route}#${step.id}`);
        }
      }
    }
    assert.deepEqual(bare, []);
    assert.deepEqual({ steps, norms }, { steps: 986, norms: 684 }, 'a change of the law changes these numbers on purpose');
  });

  it('writes no paper in which a Kazakh word asks a filled-in date or name for an ending', () => {
    const declined = /\} (туған|дейін|дейінгі|бастап|кейін|мен|бен|пен)(?![а-яәіңғүұқөһ])|\}-([ғгқк][ае]|[дтн][ае]н?|[дтн][ыі]ң?|[мбп]ен)(?![а-яәіңғүұқөһ])/u;
    for (const wrong of ['{from-date} бастап', '{birth-date} туған', '{name}-ның']) assert.match(wrong, declined);
    const texts = all.flatMap(({ id, forms }) => forms.flatMap((form) => (form.text === undefined ? [] : [`${id} ${form.id}: ${form.text.kk}`])));
    assert.ok(texts.length > 70, String(texts.length));
    assert.deepEqual(texts.filter((text) => declined.test(text)), [], 'say "{from-date} күнінен бастап" or the like');
  });

  it('keeps the regulations of a decree apart: their stretches of the text rise and never overlap', () => {
    for (const decree of library.decrees.keys()) {
      const stretches = all.filter(({ id }) => id.startsWith(`${decree}/`)).map(({ lines }) => lines);
      stretches.slice(1).forEach((lines, index) => assert.ok(lines[0] > stretches[index]![1], `${decree}: ${lines.join('–')} begins inside the one before`));
    }
  });

  it('meets every unit of time, every kind of refusal, and says where a word of the vocabulary is never used', () => {
    const norms = all.flatMap(({ routes, tables }) => [...routes.flatMap(({ steps }) => steps.flatMap((step) => step.norms)), ...tables.flatMap(({ steps }) => steps.flatMap((step) => step.norms))]);
    assert.deepEqual(missing<Norm['unit']>(NORM_UNITS, norms.map(({ unit }) => unit)), []);
    assert.deepEqual(missing(REFUSAL_KINDS, all.flatMap(({ refusals }) => refusals.map(({ kind }) => kind))), ['negativeResult'], 'a negative result is a result, not a refusal');
    const acts = all.flatMap(({ routes }) => routes.flatMap(({ steps }) => steps.map(({ act }) => act)));
    assert.deepEqual(missing(Object.keys(ACTS), acts), ['seal', 'store', 'annul'], 'acts that no text prints as a step of their own');
  });

  it('counts the channels of acceptance and issue as the index of the five decrees does', () => {
    const counted = (side: 'accept' | 'issue') => Object.fromEntries(['office', 'centre', 'portal', 'akim'].map((channel) => [channel, all.filter((regulation) => factsOf(regulation)[side].includes(channel)).length]));
    assert.deepEqual(counted('accept'), { office: 44, centre: 27, portal: 35, akim: 6 });
    assert.deepEqual(counted('issue'), { office: 43, centre: 27, portal: 32, akim: 6 });
  });

  it('finds all forms printed by decree 417: 29 with 217 fields, 21 of them barcodes', () => {
    const printed = all.flatMap(({ id, forms }) => forms.filter(({ origin }) => origin === 'printed').map((form) => [id, form.lines?.join('–') ?? '', form.fields.length] as const));
    assert.deepEqual(printed, FORMS_OF_002);
    assert.equal(printed.length, 29);
    assert.equal(printed.reduce((sum, [, , fields]) => sum + fields, 0), 217);
    assert.equal(all.flatMap(({ forms }) => forms.filter(({ origin }) => origin === 'printed').flatMap(({ fields }) => fields)).filter(({ type }) => type === 'barcode').length, 21);
  });

  it('finds the seventeen timed tables, eight actions each and nine through the centre', () => {
    const tables = all.flatMap(({ tables: found }) => found);
    assert.equal(tables.length, 17);
    for (const { route, steps, lines } of tables) assert.equal(steps.length, route === 'centre-electronic' ? 9 : 8, `table at ${lines.join('–')}`);
  });

  it('lets every regulation be started on some channel, and every actor be one of the vocabulary', () => {
    for (const regulation of all) {
      assert.ok([...regulation.compiled.values()].some(({ startable }) => startable), `${regulation.id} cannot be started`);
      for (const { actor } of regulation.units) assert.ok(actor in ACTORS || !actor.includes(' '));
    }
  });

  it('traces every regulation: no fact without its lines', () => {
    for (const regulation of all) {
      const facts = traceOf(regulation);
      assert.ok(facts.length > 20, regulation.id);
      assert.deepEqual(facts.filter(({ clause, lines }) => clause === '' || !(lines[0] <= lines[1])).map(({ what }) => what), [], regulation.id);
    }
  });

  it('finds what it found before in the law: a change of a rule or of a file is seen here', () => {
    const counted: Record<string, number> = {};
    for (const { rule } of all.flatMap((regulation) => lintRegulation(regulation))) counted[rule] = (counted[rule] ?? 0) + 1;
    assert.deepEqual(Object.fromEntries(Object.entries(counted).toSorted(([one], [other]) => one.localeCompare(other))), FINDINGS, 'if the change is meant, correct test/census.ts');
  });
});

describe('no code knows a regulation', () => {
  it('names a regulation or a decree nowhere in the sources but in comments, tests, examples and demonstration data', () => {
    const decrees = Object.keys(REGULATIONS_OF_DECREE);
    const named = ['packages', 'apps'].flatMap((folder) => sourceFiles(path.join(ROOT, folder))).flatMap((file) => {
      const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
      return decrees.some((decree) => code.includes(decree)) ? [path.relative(ROOT, file)] : [];
    });
    assert.deepEqual(named, [], 'put what is special into the regulation file, where a lawyer can see it');
  });
});

const NOT_PRODUCT = /(\.test\.ts|\.tmp\.ts|\/(test|testing|demo|node_modules)\/|examples?\.ts|samples\.ts)/;

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((file) => /\.(ts|mjs|sql)$/.test(file) && !NOT_PRODUCT.test(file.slice(ROOT.length)));
}

function missing<Word extends string>(words: readonly Word[], used: readonly Word[]): readonly Word[] {
  return words.filter((word) => !used.includes(word));
}
