import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Actor, Library, Regulation } from '@reglament/regulation';
import { askableDocuments, commandsFor, decide, decideAll, getNode, openOutcomes, replay, stepDue, worker } from './index.ts';
import type { By, Case, Command, Entry, Law } from './index.ts';

let library: Library;
before(async () => { library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations')); });

const WORDS = 'a'.repeat(64);
const APPLICANT: By = { kind: 'applicant', id: 'applicant' };
const MINUTE = 60_000;
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

interface Story { readonly regulation: Regulation; readonly entries: readonly Entry[]; readonly state: Case; readonly now: string }

function lawOf(regulation: Regulation, now: string): Law {
  return { regulation, calendars: calendarsFor(regulation.decree.zone), now };
}

/** A case that stands before the executor who examines it: two days after it was sent, on a Monday. */
function examined(id = 'wko-2015-153/03', route = 'portal'): Story {
  const regulation = library.regulations.get(id)!;
  const now = '2026-03-02T05:00:00.000Z';
  const open: Command = { kind: 'OpenCase', by: APPLICANT, id: 'case', route, applicant: 'applicant', units: { provider: 'p', centre: 'c' }, request: WORDS };
  let story = carried({ regulation, entries: [], now } as unknown as Story, now, open);
  for (let step = 0; getNode({ regulation }, story.state.route, story.state.step!.node).act !== 'examine'; step += 1) {
    assert.ok(step < 30, 'the route comes to an examination');
    const node = getNode({ regulation }, story.state.route, story.state.step!.node);
    const unanswered = node.step.consults.flatMap(({ found, absent }) => [found, absent]).filter((outcome) => outcome !== undefined && node.next.has(outcome));
    const [outcome] = [...unanswered, ...openOutcomes(story.state, node, regulation)];
    story = carried(story, now, ...commandsFor(story.state, node, outcome!, regulation));
  }
  return story;
}

function carried({ regulation, entries, state }: Story, now: string, ...commands: readonly Command[]): Story {
  const decided = decideAll(state, commands, lawOf(regulation, now));
  assert.ok(decided.kind === 'decided', JSON.stringify(decided));
  const all = [...entries, ...decided.entries];
  assert.deepEqual(replay(JSON.parse(JSON.stringify(all)) as Entry[]), decided.state, 'the journal adds up to the case');
  return { regulation, entries: all, state: decided.state, now };
}

const executor = ({ state }: Story): By => worker(state, 'Executor');

function ask(story: Story, changes: Partial<Extract<Command, { kind: 'AskForDocument' }>> = {}): Extract<Command, { kind: 'AskForDocument' }> {
  const { documents, before: end } = askableDocuments(story.state, executor(story), lawOf(story.regulation, story.now))!;
  return { kind: 'AskForDocument', by: executor(story), step: story.state.step!.node, document: documents[0]!, why: 'unclear', until: later(end, -3 * 86_400_000), words: WORDS, ...changes };
}

const give = ({ state }: Story, changes: Partial<Extract<Command, { kind: 'GiveDocument' }>> = {}): Command => ({ kind: 'GiveDocument', by: APPLICANT, ask: state.sequence, content: WORDS, evidence: WORDS, ...changes });

function codeOf(story: Story, now: string, command: Command): string | undefined {
  const decided = decide(story.state, command, lawOf(story.regulation, now));
  return decided.kind === 'invalid' ? decided.problems[0]?.code : decided.kind;
}

function refusing({ state, regulation }: Story): Command {
  return commandsFor(state, getNode({ regulation }, state.route, state.step!.node), 'refusal', regulation).at(-1)!;
}

describe('asking the applicant for a document', () => {
  it('is for whoever examines a request of the portal, and changes no term', () => {
    const story = examined();
    const { due } = story.state.step!;
    const asked = carried(story, story.now, ask(story));

    assert.deepEqual([asked.state.step!.due, asked.state.term], [due, story.state.term]);
    assert.deepEqual(asked.state.step!.asked, [{ ask: asked.state.sequence, document: 'identity-document', why: 'unclear', until: ask(story).until, words: WORDS }]);
    for (const role of ['OfficeClerk', 'Head', 'CentreEmployee'] as const satisfies readonly Actor[]) assert.equal(codeOf(story, story.now, ask(story, { by: worker(story.state, role) })), 'not-your-role', role);
    assert.equal(codeOf(story, story.now, ask(story, { by: { ...executor(story), id: 'another' } as By })), 'not-your-case');
    assert.equal(codeOf(story, story.now, ask(story, { by: APPLICANT })), 'not-your-role');
    assert.equal(codeOf(story, story.now, ask(story, { by: { kind: 'system', system: 'Portal' } })), 'not-your-role');
  });

  it('wants the answer after now and before the step would be late', () => {
    const story = examined();
    const { before: end } = askableDocuments(story.state, executor(story), lawOf(story.regulation, story.now))!;
    assert.equal(end, [story.state.step!.due!.at, ...(story.state.term === undefined ? [] : [story.state.term.at])].toSorted()[0]);

    assert.equal(codeOf(story, story.now, ask(story, { until: story.now })), 'outside-the-term');
    assert.equal(codeOf(story, story.now, ask(story, { until: end })), 'outside-the-term');
    assert.equal(codeOf(story, story.now, ask(story, { until: later(end, -1) })), 'decided');
    assert.equal(codeOf(story, later(end, -1), ask(story, { until: later(end, -1) })), 'outside-the-term');
    assert.equal(codeOf(story, end, ask(story)), 'no-time-to-ask');
  });

  it('names a document of the regulation’s list, once while an answer is awaited, and says why', () => {
    const story = examined();
    const asked = carried(story, story.now, ask(story));

    assert.equal(codeOf(story, story.now, ask(story, { document: 'passport-of-the-dog' })), 'no-such-document');
    assert.equal(codeOf(story, story.now, ask(story, { words: '' })), 'reason-missing');
    assert.equal(codeOf(asked, asked.now, ask(story)), 'already-noted');
    assert.equal(codeOf(asked, asked.now, ask(story, { document: 'income', why: 'missing' })), 'decided');
    const given = carried(asked, asked.now, give(asked));
    assert.equal(codeOf(given, given.now, ask(story)), 'decided', 'the copy given is unclear, too');
    assert.equal(codeOf(asked, later(ask(story).until, 1), ask(story, { until: later(ask(story).until, MINUTE) })), 'decided', 'nobody answered; there is still time');
  });

  it('is not for counters, nor for steps that examine nothing', () => {
    const office = examined('wko-2015-153/03', 'office');
    assert.equal(askableDocuments(office.state, executor(office), lawOf(office.regulation, office.now)), undefined);
    const story = examined();
    const node = getNode(story, story.state.route, story.state.step!.node);
    const drafted = carried(story, story.now, ...commandsFor(story.state, node, 'result', story.regulation));
    assert.equal(askableDocuments(drafted.state, worker(drafted.state, 'Head'), lawOf(story.regulation, story.now)), undefined);
  });
});

describe('the applicant’s answer', () => {
  it('is taken up to the instant given, not after, and once', () => {
    const story = examined();
    const asked = carried(story, story.now, ask(story));
    const { until } = ask(story);

    assert.equal(codeOf(asked, until, give(asked)), 'decided');
    assert.equal(codeOf(asked, later(until, 1), give(asked)), 'answer-too-late');
    const given = carried(asked, until, give(asked));
    assert.equal(given.state.step!.asked![0]!.givenAt, until);
    assert.equal(codeOf(given, until, give(asked)), 'already-noted');
  });

  it('is the applicant’s alone, for what was asked, while the step is open', () => {
    const story = examined();
    const asked = carried(story, story.now, ask(story));
    const node = getNode(story, story.state.route, story.state.step!.node);
    const decided = carried(asked, asked.now, ...commandsFor(asked.state, node, 'result', story.regulation));
    const withdrawn = carried(asked, asked.now, { kind: 'WithdrawRequest', by: APPLICANT });

    for (const by of [{ kind: 'applicant', id: 'another' }, executor(story)] as const) assert.equal(codeOf(asked, asked.now, give(asked, { by })), 'not-your-case');
    assert.equal(codeOf(asked, asked.now, give(asked, { ask: asked.state.sequence + 1 })), 'not-asked');
    assert.equal(codeOf(decided, asked.now, give(asked)), 'not-asked', 'the official has gone on meanwhile');
    assert.equal(codeOf(withdrawn, asked.now, give(asked)), 'case-ended');
  });

  it('is waited for before anything is decided against them; in their favour nobody waits', () => {
    const story = examined();
    const asked = carried(story, story.now, ask(story));
    const node = getNode(story, story.state.route, story.state.step!.node);
    const { until } = ask(story);

    assert.equal(codeOf(asked, until, refusing(asked)), 'document-awaited');
    assert.equal(codeOf(asked, later(until, 1), refusing(asked)), 'decided', 'no answer: decided as printed');
    const given = carried(asked, asked.now, give(asked));
    assert.equal(codeOf(given, asked.now, refusing(given)), 'decided');
    assert.equal(codeOf(asked, asked.now, commandsFor(asked.state, node, 'result', story.regulation).at(-1)!), 'decided');
  });
});

it('on every portal route somebody can ask in every step that examines and has a term of a day or more', () => {
  const without: string[] = [];
  let steps = 0;
  for (const regulation of library.regulations.values()) {
    for (const compiled of regulation.compiled.values()) {
      const channel = regulation.routes.find(({ route }) => route === compiled.route)!.channel;
      if (!compiled.startable || channel !== 'portal') continue;
      for (const node of compiled.nodes.values()) {
        if (!['examine', 'inspect', 'check-documents', 'prepare'].includes(node.act) || node.norms.every(({ unit }) => unit === 'minute' || unit === 'hour')) continue;
        const entered = '2026-03-02T05:00:00.000Z';
        const due = stepDue(node, entered, { marks: {}, conditions: [] }, calendarsFor(regulation.decree.zone))!;
        const state = {
          id: 'c', regulation: regulation.id, digest: '', route: compiled.route, channel, applicant: 'applicant', units: { provider: 'p', centre: 'c', akim: 'a' }, sequence: 5, openedAt: '2026-03-02T05:00:00.000Z', status: 'open',
          step: { node: node.id, enteredAt: entered, due, overdue: false }, executors: {}, signatures: [], consents: [], answers: {}, conditions: [], marks: {}, issued: [],
        } as Case;
        steps += 1;
        const asked = askableDocuments(state, worker(state, node.actor), lawOf(regulation, '2026-03-02T05:10:00.000Z'));
        if (asked === undefined || asked.documents.length === 0) without.push(`${regulation.id} ${node.id}`);
      }
    }
  }
  assert.ok(steps > 30, String(steps));
  assert.deepEqual(without, []);
});
