import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from './run-command.ts';

const REGULATIONS = path.join(import.meta.dirname, '../../../../regulations');

interface Answer { readonly code: number; readonly out: string; readonly error: string }

/** Runs a command with no decree texts at hand, unless the arguments name a folder. */
async function run(args: readonly string[], regulations = REGULATIONS): Promise<Answer> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommand(args, { regulations, seeds: '/nowhere', trust: '/nowhere', out: (text) => out.push(text), error: (text) => error.push(text) });
  return { code, out: out.join(''), error: error.join('') };
}

function keysOf(value: unknown): readonly string[] {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.keys(value).toSorted();
}

describe('reglament facts', () => {
  it('prints one object for one regulation, in the agreed shape', async () => {
    const { code, out, error } = await run(['facts', 'wko-2015-153/02']);
    const facts: Record<string, unknown> = JSON.parse(out);
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.deepEqual(keysOf(facts), ['accept', 'applicant', 'fee', 'form', 'forms', 'id', 'issue', 'lines', 'open', 'refusals', 'results', 'routes', 'seed', 'systems', 'tables', 'title']);
    assert.deepEqual({ id: facts['id'], lines: facts['lines'], accept: facts['accept'], fee: facts['fee'], form: facts['form'] },
      { id: 'wko-2015-153/02', lines: [238, 523], accept: ['centre', 'portal'], fee: 'free', form: 'electronic-or-paper' });
  });

  it('prints steps with printed numbers, norms and ways on, and nothing that was supplied', async () => {
    const { out } = await run(['facts', 'kyzylorda-2018-1114/01']);
    const { routes }: { routes: readonly { route: string; steps: readonly Record<string, unknown>[] }[] } = JSON.parse(out);
    const portal = routes.find(({ route }) => route === 'portal-automatic');
    const checked = portal?.steps[2];
    assert.deepEqual(keysOf(checked), ['act', 'actor', 'clause', 'lines', 'n', 'next', 'norms']);
    assert.deepEqual(checked?.['next'], ['4'], 'the refusal after a failed check is not printed');
    assert.deepEqual(portal?.steps[6]?.['next'], ['8', 'portal-manual#0']);
    assert.deepEqual(portal?.steps[7], { n: '8', actor: 'Portal', act: 'compose', clause: '9.8', lines: [165, 165], norms: [{ value: 5, unit: 'minute' }], next: [] });
  });

  it('prints all regulations as one array without an id', async () => {
    const { out } = await run(['facts']);
    const all: readonly { readonly id: string }[] = JSON.parse(out);
    assert.equal(all.length, 56);
    assert.equal(new Set(all.map(({ id }) => id)).size, 56);
  });
});

describe('reglament check', () => {
  it('finds that the table leads outside itself, and says so in three languages', async () => {
    const { code, out } = await run(['check', 'kokpekti-2012-417/03', '--json']);
    const findings: readonly { readonly rule: string; readonly severity: string; readonly text: Record<string, string>; readonly clause: string }[] = JSON.parse(out);
    const outside = findings.find(({ rule }) => rule === 'table-next-outside');
    assert.equal(code, 0, 'a finding is no error of ours');
    assert.deepEqual(outside && { severity: outside.severity, clause: outside.clause, en: outside.text['en'], ru: outside.text['ru'] }, {
      severity: 'error', clause: '13', en: 'After action 6 the table names action 9, which it does not have.', ru: 'После действия 6 таблицы названо действие 9, которого в таблице нет.',
    });
  });

  it('compares terms in office hours: thirty calendar days do not hold three working and twenty-six plain days', async () => {
    const { out } = await run(['check', 'astana-2016-107-665/01']);
    assert.match(out, /116-117: warning norms-exceed-term \(5, office#5\)/);
    assert.match(out, /choice recorded: .*steps-exceed-term/);
    assert.match(out, /\d+ findings: \d+ errors, \d+ warnings, \d+ notes\n$/);
  });
});

describe('reglament trace', () => {
  it('prints the facts alone, and says so, where the text is not at hand', async () => {
    const { code, out } = await run(['trace', 'wko-2015-153/02']);
    assert.equal(code, 0);
    assert.match(out, /text is not at hand \(000_422a6072fd3bfcc6\.txt\)/);
    assert.match(out, /office#3\n {2}clause 5\.3, lines 314–316\n {2}3: Executor – examine/);
    assert.doesNotMatch(out, / \| /);
  });

  it('sets each fact beside the numbered lines of the text', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seed-'));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, '000_422a6072fd3bfcc6.txt'), Array.from({ length: 523 }, (_, index) => `   жол ${index + 1}`).join('\n'));
    const { out } = await run(['trace', 'wko-2015-153/02', '--seed', folder, '--on', '2016-03-01']);
    assert.match(out, /^office#3 +\| 314 {2}жол 314\n {2}clause 5\.3, lines 314–316 +\| 315 {2}жол 315\n/m);
    assert.match(out, /on 2016-03-01: edition No\. 56 of 2016-03-01 governs/);
  });
});

const MISUSES: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  'no command': [[], /expected a command/],
  'an unknown command': [['draw'], /there is no command "draw"/],
  'an unknown regulation': [['facts', 'wko-2015-153/99'], /there is no regulation "wko-2015-153\/99"/],
  'two regulations': [['facts', 'a', 'b'], /expected one regulation id/],
  'an unknown option': [['check', '--loud'], /there is no option --loud/],
  'an option without its value': [['trace', 'wko-2015-153/02', '--seed'], /--seed needs a value/],
  'trace without a regulation': [['trace'], /needs the id of a regulation/],
  'a folder without the text': [['trace', 'wko-2015-153/02', '--seed', '/nowhere'], /there is no text 000_422a6072fd3bfcc6\.txt in \/nowhere/],
  'a date that is none': [['trace', 'wko-2015-153/02', '--on', 'yesterday'], /a date is YYYY-MM-DD/],
};

describe('a wrong call', () => {
  for (const [name, [args, message]] of Object.entries(MISUSES)) {
    it(`is answered with the usage and exit code 2: ${name}`, async () => {
      const { code, out, error } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, message);
      assert.match(error, /usage: reglament/);
    });
  }

  it('is told apart from regulations that do not load, which are exit code 1', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'broken-'));
    t.after(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, 'd'));
    await writeFile(path.join(folder, 'patterns.yaml'), '{}');
    await writeFile(path.join(folder, 'd/decree.yaml'), 'id: d\n');
    const { code, out, error } = await run(['facts'], folder);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(error, /decree\.yaml:1: seed: "seed" is missing/);
  });
});
