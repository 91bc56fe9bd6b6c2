/**
 * The two hot statements, each for any number of cases at once. The first CTE takes or refuses each case on its own
 * (row lock by id, guarded by version); everything after it hangs on the rows it returns, so a stale version writes
 * nothing at all and does not disturb its neighbours. Parameters are arrays: rows of cases, rows of the journal, and the
 * contents that these name.
 */
const INPUT = `
input as (
  select * from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::timestamptz[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[], $16::boolean[], $17::text[], $18::text[], $19::text[])
  as line (id, expected, version, status, state, head, number, ended_at, node, actor, unit, assignee, claimed_by, entered_at, due_at, overdue, regulation, outbox, idempotency_key)
)`;

const WRITTEN = `
written as (
  insert into journal (case_id, sequence, entry, previous, hash)
  select line.case_id, line.sequence, line.entry, line.previous, line.hash
  from unnest($20::uuid[], $21::int[], $22::text[], $23::bytea[], $24::bytea[]) as line (case_id, sequence, entry, previous, hash)
  join taken on taken.id = line.case_id
),`;

/**
 * What the entries name by hash is kept for good from the moment they stand (`storage/contents/loose-contents.ts`). A case that
 * stands with the gateway has a request to be carried: whoever sends it hears of it by a row of its own.
 */
const POSTED = `
posted as (
  insert into outbox (case_id, sequence, kind, payload)
  select id, version, 'case-moved', outbox::json from input join taken using (id)
  union all select id, version, 'request-sent', '{}'::json from input join taken using (id) where actor = 'Gateway'
),
named as (
  update content set journaled = true from unnest($25::uuid[], $26::bytea[]) as line (case_id, hash) join taken on taken.id = line.case_id
  where content.hash = line.hash and not content.journaled
),
keyed as (
  insert into idempotency (key, case_id) select idempotency_key, id from input join taken using (id) where idempotency_key is not null
)
select id from taken`;

/** Cases that begin. $27… carry what never changes. An id that exists already returns no row. */
export const OPEN_CASES: string = `
with ${INPUT},
fixed as (
  select * from unnest($1::uuid[], $27::text[], $28::text[], $29::text[], $30::uuid[], $31::timestamptz[]) as line (id, digest, route, channel, applicant, opened_at)
),
taken as (
  insert into cases (id, regulation, digest, route, channel, applicant, version, status, state, head, number, opened_at, ended_at)
  select id, regulation, digest, route, channel, applicant, version, status, state::json, head, number, opened_at, ended_at from input join fixed using (id)
  on conflict (id) do nothing
  returning id
),${WRITTEN}
standing as (
  insert into task (case_id, sequence, node, actor, unit, assignee, claimed_by, entered_at, due_at, overdue, regulation)
  select id, version, node, actor, unit, assignee, claimed_by, entered_at, due_at, overdue, regulation
  from input join taken using (id) where node is not null
),${POSTED}`;

/** Cases that go on. A stale version returns no row. */
export const ADVANCE_CASES: string = `
with ${INPUT},
taken as (
  update cases set version = input.version, status = input.status, state = input.state::json, head = input.head,
    number = coalesce(cases.number, input.number), ended_at = input.ended_at
  from input where cases.id = input.id and cases.version = input.expected
  returning cases.id
),${WRITTEN}
standing as (
  update task set sequence = input.version, node = input.node, actor = input.actor, unit = input.unit, assignee = input.assignee,
    claimed_by = input.claimed_by, entered_at = input.entered_at, due_at = input.due_at, overdue = input.overdue
  from input join taken using (id) where task.case_id = input.id and input.node is not null
),
done as (
  delete from task using input join taken using (id) where task.case_id = input.id and input.node is null
),${POSTED}`;
