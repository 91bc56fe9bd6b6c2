import { parseRegulation } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';

/** A regulation of exactly `steps` steps, as text through the ordinary loader: nothing about it is special. */
export function chainRegulation(steps: number): Regulation {
  const text = (word: string): string => `{ kk: ${word}, ru: ${word}, en: ${word} }`;
  const source = "clause: '1', lines: [1, 99]";
  const middle = Array.from({ length: steps }, (_, index) => stepText(index + 1, steps, source)).join('\n');
  const yaml = `
id: bench/01
lines: [1, 99]
title: ${text('қызмет')}
editions: [{ act: ${text('акт')}, number: '1', date: '2024-01-01', inForce: { from: '2024-01-01' } }]
standard: { act: ${text('стандарт')}, ${source} }
provider: { name: ${text('орган')}, ${source} }
applicant: { kinds: [individual], ${source} }
provision: { form: paper, automation: none, ${source} }
fee: { kind: free }
accept: { channels: [office], ${source} }
issue: { channels: [office], ${source} }
results: [{ id: certificate, kind: certificate, name: ${text('анықтама')}, ${source} }]
routes:
  - route: office
    template: O5
    channel: office
    ${source.replace(', ', '\n    ')}
    steps:
${middle}
`;
  const decree = { id: 'bench', seed: '', number: '1', date: '2024-01-01', body: blank, region: blank, zone: 'Asia/Oral' as const, registered: { number: '1', date: '2024-01-01' }, repealed: { number: '1', date: '2024-01-01' }, inForce: { from: '2024-01-01', until: '2030-01-01' }, field: blank, regulations: 1, complaints: { act: blank, provider: { value: 5, unit: 'working-day' as const }, control: { value: 15, unit: 'working-day' as const }, source: { printed: false as const, article: '1', seen: true } } };
  const { regulation, problems } = parseRegulation('bench.yaml', yaml, { decree, patterns: { register: blank, assign: blank, examine: blank, sign: blank, transfer: blank, 'hand-over': blank }, expectedId: 'bench/01', digest: 'bench' });
  if (regulation === undefined) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return regulation;
}

const blank = { kk: '–', ru: '–', en: '–' };

/** Register, appoint, examine, … sign, hand over: the office's five with as many transfers between as are asked for. */
function stepText(n: number, steps: number, source: string): string {
  const last = n === steps;
  const [actor, act] = last ? ['OfficeClerk', 'hand-over'] : n === 1 ? ['OfficeClerk', 'register'] : n === 2 ? ['Head', 'assign'] : n === 3 ? ['Executor', 'examine'] : n === steps - 1 ? ['Head', 'sign'] : ['OfficeClerk', 'transfer'];
  const next = last ? 'end' : act === 'examine' ? `{ result: ${n + 1} }` : `${n + 1}`;
  const results = last || act === 'examine' ? ', results: [certificate]' : '';
  return `      - { n: ${n}, ${source}, actor: ${actor}, act: ${act}, norms: [{ value: 1, unit: working-day }], next: ${next}${results} }`;
}
