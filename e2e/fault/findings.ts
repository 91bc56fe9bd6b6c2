/** What must hold whatever happened: each broken rule is told as a sentence. An empty list is a sound database. */
import { SYSTEMS } from '@reglament/regulation';
import type { Case, Entry } from '@reglament/engine';
import { readCaseJournal } from '../../apps/reglament/src/desk/cases/case-view.ts';
import type { Queryable } from '../../apps/reglament/src/storage/index.ts';
import type { Ledger } from './ledger.ts';

/** Rules about the database alone. Call it when the jobs have settled. */
export async function findFaults(db: Queryable): Promise<readonly string[]> {
  const { rows: cases } = await db.query<{ state: Case }>('select state from cases');
  return [
    ...await chainFaults(db, cases.map(({ state }) => state)),
    ...await rowFaults(db),
    ...await counterFaults(db),
    ...await outstanding(db),
  ];
}

async function chainFaults(db: Queryable, states: readonly Case[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const state of states) {
    const { entries, sound } = await readCaseJournal(db, state);
    if (!sound) faults.push(`case ${state.id}: its journal is broken or does not replay to its state`);
    faults.push(...await noticeFaults(db, state, entries));
  }
  return faults;
}

const NOTICE_OF: Readonly<Partial<Record<Entry['events'][number]['kind'], string>>> = { RequestRegistered: 'registered', RefusalIssued: 'refused', ResultIssued: 'issued' };

/** As many notices of each kind as the journal has events that are told: none lost, none twice. */
async function noticeFaults(db: Queryable, { id }: Case, entries: readonly Entry[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ kind: string }>("select kind from notice where case_id = $1 and kind in ('registered', 'refused', 'issued') order by kind", [id]);
  const wanted = entries.flatMap(({ events }) => events.flatMap(({ kind }) => NOTICE_OF[kind] ?? [])).sort();
  const found = rows.map(({ kind }) => kind);
  return wanted.join() === found.join() ? [] : [`case ${id}: expected the notices [${wanted.join(', ')}], found [${found.join(', ')}]`];
}

/** Each query finds the rows that should not be; `id` names the culprit. */
const RULES: readonly { readonly rule: string; readonly culprits: string }[] = [
  { rule: 'an open case without a task', culprits: "select id from cases c where status = 'open' and not exists (select from task t where t.case_id = c.id)" },
  { rule: 'a task of a case that has ended or is not there', culprits: "select t.case_id as id from task t left join cases c on c.id = t.case_id where c.status is distinct from 'open'" },
  { rule: 'a task that is not the case’s own step', culprits: "select c.id from cases c join task t on t.case_id = c.id where t.node is distinct from c.state->'step'->>'node' or t.sequence <> c.version" },
  { rule: 'a case whose version is not its journal’s last entry', culprits: 'select c.id from cases c where c.version is distinct from (select max(sequence) from journal j where j.case_id = c.id)' },
  { rule: 'a journal without a case', culprits: 'select distinct j.case_id as id from journal j left join cases c on c.id = j.case_id where c.id is null' },
  { rule: 'a number in the row that is not the number in the state', culprits: "select id from cases where number is distinct from state->>'number'" },
  { rule: 'a case not begun by exactly one submission', culprits: "select c.id from cases c where (select count(*) from idempotency i where i.case_id = c.id and i.key like 'request/%') <> 1" },
  { rule: 'a submission without its case', culprits: 'select i.case_id as id from idempotency i left join cases c on c.id = i.case_id where c.id is null' },
  { rule: 'a case without exactly one request and one evidence of it', culprits: "select c.id from cases c where (select count(*) from paper p where p.case_id = c.id and kind = 'request') <> 1 or (select count(*) from paper p where p.case_id = c.id and kind = 'evidence' and name = 'request') <> 1" },
  { rule: 'a case without its attachment', culprits: "select c.id from cases c where not exists (select from paper p where p.case_id = c.id and kind = 'attachment')" },
  { rule: 'a case not handed to the gateway exactly once', culprits: "select c.id from cases c where c.state->'outcome'->>'kind' is distinct from 'refused' and (select count(*) from channel_message m where m.correlation_id = c.id::text and m.type = 'REQUEST') <> 1" },
  { rule: 'a message taken by the gateway and not received by whom it is for', culprits: 'select message_id as id from channel_message m where not exists (select from message_receipt r where r.part = m.receiver and r.message_id = m.message_id)' },
  { rule: 'a message received that nobody sent', culprits: 'select message_id as id from message_receipt r where not exists (select from message_outgoing o where o.message_id = r.message_id and o.correlation_id = r.correlation_id)' },
  { rule: 'a message whose bytes are not what its hash says', culprits: "select encode(hash, 'hex') as id from message_content where hash <> sha256(bytes)" },
  { rule: 'an exchange of the journal whose message is not kept', culprits: 'select j.id::text as id from message_journal j where at > now() - interval \'7 days\' and kept and (not exists (select from message_content where hash = request_hash) or not exists (select from message_content where hash = answer_hash))' },
  { rule: 'an issued case without exactly one result', culprits: "select c.id from cases c where c.state->'outcome'->>'kind' = 'issued' and (select count(*) from paper p where p.case_id = c.id and kind = 'result') <> 1" },
  { rule: 'a case with two notices of one event', culprits: 'select distinct case_id as id from notice group by case_id, sequence, kind having count(*) > 1' },
];

async function rowFaults(db: Queryable): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { rule, culprits } of RULES) {
    const { rows } = await db.query<{ id: string }>(culprits);
    faults.push(...rows.map(({ id }) => `${rule}: ${id}`));
  }
  return faults;
}

/** Each registration journal counts 1, 2, 3 … to its counter, and each number stands on one case. */
async function counterFaults(db: Queryable): Promise<readonly string[]> {
  const { rows: counters } = await db.query<{ name: string; last: number }>("select name, last from counter where name like 'registration/%'");
  const { rows: given } = await db.query<{ regulation: string; number: string }>("select regulation, state->>'number' as number from cases where state->>'number' is not null");
  const faults = counters.flatMap(({ name, last }) => {
    const [, decree, serial, year] = name.split('/');
    const used = given.filter(({ regulation, number }) => regulation === `${decree}/${serial}` && number.split('/')[1] === year).map(({ number }) => Number(number.split('/').at(-1))).sort((a, b) => a - b);
    const isGapless = used.length === last && used.every((value, index) => value === index + 1);
    return isGapless ? [] : [`${name}: counted to ${last}, but the cases hold ${used.join(' ')}`];
  });
  return counters.length === 0 && given.length > 0 ? [...faults, 'numbers were given without a counter'] : faults;
}

/** What is still to be done though nobody has to do it: rows to drain, jobs to run, cases that wait for a system. */
export async function outstanding(db: Queryable): Promise<readonly string[]> {
  const outbox = await db.query<{ count: number }>('select count(*) from outbox');
  const jobs = await db.query<{ id: string; attempts: number; last_error: string | null; locked_by: string | null }>("select id, attempts, last_error, locked_by from graphile_worker.jobs where task_identifier like 'case-moved/%' or task_identifier like 'request-arrived/%'");
  const messages = await db.query<{ line: string }>(
    "select concat_ws(' ', message_id, 'from', part, trouble) as line from message_outgoing where handed_at is null union all select concat_ws(' ', message_id, 'to', receiver, state) from channel_message where state <> 'DELIVERED' or not reported");
  const waiting = await db.query<{ case_id: string; node: string; actor: string }>('select case_id, node, actor from task where actor = any($1)', [Object.keys(SYSTEMS)]);
  return [
    ...(outbox.rows[0]?.count ? [`the outbox holds ${outbox.rows[0].count} rows`] : []),
    ...jobs.rows.map(({ id, attempts, last_error, locked_by }) => `job ${id} is left after ${attempts} attempts, held by ${locked_by ?? 'nobody'}${last_error === null ? '' : `: ${last_error.slice(0, 200)}`}`),
    ...messages.rows.map(({ line }) => `a message is on its way: ${line}`),
    ...waiting.rows.map(({ case_id, node, actor }) => `case ${case_id} stands on ${node}, which ${actor} should have done`),
  ];
}

/** Rules about what people were told, held against the database. */
export async function findBrokenPromises(db: Queryable, { submissions, steps }: Ledger): Promise<readonly string[]> {
  const { rows: begun } = await db.query<{ key: string; case_id: string }>("select key, case_id from idempotency where key like 'request/%'");
  const caseOf = new Map(begun.map(({ key, case_id }) => [key.slice('request/'.length), case_id]));
  const { rows: cases } = await db.query<{ id: string; version: number; iin: string }>('select c.id, c.version, a.iin from cases c join account a on a.id = c.applicant');
  const stored = new Map(cases.map((row) => [row.id, row]));
  const known = new Set(submissions.map(({ signingId }) => signingId));
  return [
    ...submissions.flatMap(({ signingId, iin, acknowledged }) => {
      const told = new Set(acknowledged);
      const caseId = caseOf.get(signingId);
      const isKept = told.size === 0 || (told.size === 1 && caseId !== undefined && told.has(caseId) && stored.get(caseId)?.iin === iin);
      return isKept ? [] : [`signing ${signingId}: people were told of ${[...told].join(' and ')}, the database has ${caseId ?? 'no case'}`];
    }),
    ...submissions.flatMap(({ signingId, iin, overtaken }, index) => {
      if (overtaken === undefined) return [];
      const isOvertaken = submissions.slice(index + 1).some((later) => later.iin === iin);
      return isOvertaken && !caseOf.has(signingId) ? [] : [`signing ${signingId}: people were told it is out of date, but the database has ${caseOf.get(signingId) ?? 'no newer one'}`];
    }),
    ...[...caseOf].filter(([signingId]) => !known.has(signingId)).map(([signingId, caseId]) => `case ${caseId} comes from signing ${signingId}, which nobody posted`),
    ...steps.flatMap(({ caseId, login, sequence }) => {
      const version = stored.get(caseId)?.version;
      return version !== undefined && (sequence === undefined || version > sequence) ? [] : [`${login} was told that case ${caseId} went beyond ${sequence ?? 'signing'}, but it is at ${version ?? 'nothing'}`];
    }),
  ];
}
