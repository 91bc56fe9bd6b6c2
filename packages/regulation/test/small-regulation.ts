import assert from 'node:assert/strict';
import type { z } from 'zod';
import { parseRegulation, problemLine } from '../src/index.ts';
import type { Decree, Regulation } from '../src/index.ts';
import type { regulation } from '../src/model/schema.ts';

/** A regulation as a file states it, before defaults are filled in. */
export type Source = z.input<typeof regulation>;
export type SourceStep = Source['routes'][number]['steps'][number];

const text = (word: string) => ({ kk: word, ru: word, en: word });

export const DECREE: Decree = {
  id: 'small-2020-1', seed: 'small.txt', number: '1', date: '2020-01-01', body: text('body'), region: text('region'), zone: 'Asia/Almaty',
  registered: { number: '1', date: '2020-01-02' }, repealed: { number: '2', date: '2021-01-01' }, inForce: { from: '2020-01-02', until: '2021-01-01' },
  field: text('field'), regulations: 1,
  complaints: { act: text('act on complaints'), provider: { value: 5, unit: 'working-day' }, control: { value: 15, unit: 'working-day' }, source: { printed: false, article: '1', seen: true } },
};

const OFFICE: SourceStep[] = [
  { n: 1, clause: '5.1', lines: [21, 22], actor: 'OfficeClerk', act: 'register', screening: 'incomplete', norms: [{ value: 15, unit: 'minute' }], next: { done: 2, incomplete: 'refuse:acceptance-refused' }, proof: { kind: 'coupon' }, marks: ['documents-handed-in'] },
  { n: 2, clause: '5.2', lines: [23, 24], actor: 'Head', act: 'assign', norms: [{ value: 1, unit: 'hour' }], next: 3 },
  { n: 3, clause: '5.3', lines: [25, 26], actor: 'Executor', act: 'examine', norms: [{ value: 2, unit: 'working-day' }], next: { result: 4, refusal: 4 }, refusal: 'reasoned-refusal', results: ['certificate'] },
  { n: 4, clause: '5.4', lines: [27, 28], actor: 'Head', act: 'sign', norms: [{ value: 1, unit: 'hour' }], next: 5 },
  { n: 5, clause: '5.5', lines: [29, 30], actor: 'OfficeClerk', act: 'hand-over', norms: [{ value: 15, unit: 'minute' }], next: 'end', results: ['certificate'] },
];

const PORTAL: SourceStep[] = [
  { n: 1, clause: '7.1', lines: [41, 41], actor: 'Applicant', at: 'Portal', act: 'authorise', next: 2 },
  { n: 2, clause: '7.2', lines: [42, 42], actor: 'Portal', act: 'check-account', next: { valid: 4, violated: 3 } },
  { n: 3, clause: '7.3', lines: [43, 43], actor: 'Portal', act: 'refuse', refusal: 'authorisation-refused' },
  { n: 4, clause: '7.4', lines: [44, 44], actor: 'Applicant', at: 'Portal', act: 'fill', form: 'application', next: 5 },
  { n: 5, clause: '7.5', lines: [45, 45], actor: 'Executor', at: 'Portal', act: 'check-documents', next: { conform: 6, deficient: 'refuse:reasoned-refusal' }, proof: { kind: 'cabinet-notice' } },
  { n: 6, clause: '7.6', lines: [46, 46], actor: 'Head', at: 'Portal', act: 'sign', next: 7 },
  { n: 7, clause: '7.7', lines: [47, 47], actor: 'Portal', act: 'hand-over', systems: ['PersonalCabinet'], next: 'end', results: ['certificate'] },
];

/** One regulation in which the linter finds nothing: office and portal, one certificate, every question answered. */
function smallSource(): Source {
  return {
    id: 'small-2020-1/01', lines: [1, 100], title: text('Анықтама беру'),
    editions: [{ act: text('act'), number: '1', date: '2020-01-01', inForce: { from: '2020-01-02' } }],
    standard: { act: text('standard'), clause: '1', lines: [3, 4] },
    provider: { name: text('provider'), clause: '1', lines: [5, 5] },
    applicant: { kinds: ['individual'], clause: '1', lines: [6, 6] },
    provision: { form: 'electronic-or-paper', automation: 'partial', clause: '2', lines: [7, 7] },
    fee: { kind: 'free', clause: '2', lines: [8, 8] },
    accept: { channels: ['office', 'portal'], clause: '1', lines: [9, 10] },
    issue: { channels: ['office', 'portal'], clause: '1', lines: [11, 12] },
    term: [{ value: 5, unit: 'working-day', from: 'documents-handed-in', clause: '4', lines: [13, 13] }],
    units: [{ actor: 'OfficeClerk', clause: '6', lines: [31, 31] }, { actor: 'Head', clause: '6', lines: [32, 32] }, { actor: 'Executor', clause: '6', lines: [33, 33] }],
    systems: ['Portal', 'PersonalCabinet'],
    results: [{ id: 'certificate', kind: 'certificate', name: text('Анықтама'), clause: '3', lines: [14, 14], form: 'certificate-form', signedBy: ['Head'] }],
    refusals: [
      { id: 'acceptance-refused', kind: 'acceptanceRefused', clause: '4', lines: [15, 15], by: 'OfficeClerk', to: 'Applicant', receiptAnnex: '3' },
      { id: 'reasoned-refusal', kind: 'reasonedRefusal', clause: '4', lines: [16, 16], by: 'Head', to: 'Applicant', groundsClause: '10' },
      { id: 'authorisation-refused', kind: 'authorisationRefused', clause: '7.3', lines: [43, 43], by: 'Portal', to: 'Applicant' },
    ],
    documents: [{ id: 'copy', name: text('copy'), origin: 'printed' }],
    forms: [
      { id: 'application', kind: 'request', origin: 'printed', title: text('application'), fields: [{ id: 'name', label: 'Аты', type: 'text' }] },
      { id: 'certificate-form', kind: 'result', origin: 'printed', title: text('certificate'), fields: [] },
    ],
    routes: [
      { route: 'office', template: 'O5', channel: 'office', clause: '5', lines: [20, 30], steps: structuredClone(OFFICE) },
      { route: 'portal', template: 'PC', channel: 'portal', clause: '7', lines: [40, 47], steps: structuredClone(PORTAL) },
    ],
    appeal: { clause: '8', lines: [50, 50] },
  };
}

export type Change = (source: Source) => void;

/** The file of the small regulation, changed; JSON is YAML, one value a line. */
export function smallFile(change: Change = () => {}): string {
  const source = smallSource();
  change(source);
  return JSON.stringify(source, undefined, 1);
}

export function parseSmall(file: string): ReturnType<typeof parseRegulation> {
  return parseRegulation('small-2020-1/01.yaml', file, { decree: DECREE, patterns: PATTERNS, expectedId: 'small-2020-1/01', digest: 'digest' });
}

/** Sentences for every act, so that no step needs one of its own. */
const PATTERNS = new Proxy({}, { get: () => text('сөйлем') });

/** The small regulation, changed and loaded; a change that does not load fails the test with the loader's words. */
export function smallRegulation(change: Change = () => {}): Regulation {
  const { regulation: loaded, problems } = parseSmall(smallFile(change));
  assert.ok(loaded, problems.map(problemLine).join('\n'));
  return loaded;
}

/** A step by `route#n`, to be changed. */
export function stepOf(source: Source, id: string): SourceStep {
  const [route, n] = id.split('#');
  const step = source.routes.find((candidate) => candidate.route === route)?.steps.find((candidate) => String(candidate.id ?? candidate.n) === n);
  assert.ok(step, `the small regulation has no step ${id}`);
  return step;
}
