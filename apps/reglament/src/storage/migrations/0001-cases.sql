-- The journal is the truth; `cases` and `task` are what it adds up to, kept so that screens need not replay it.

create table cases (
  id uuid primary key,
  regulation text not null,
  -- SHA-256 of the regulation file the case began under: a running case keeps its edition.
  digest text not null,
  route text not null,
  channel text not null,
  applicant uuid not null,
  -- Sequence number of the last journal entry. Every change is guarded by it.
  version integer not null,
  status text not null check (status in ('open', 'ended')),
  -- Read and written whole, never searched: json keeps the text and costs less than jsonb.
  state json not null,
  -- Hash of the last journal entry: the head of the case's chain.
  head bytea not null,
  number text unique,
  opened_at timestamptz not null,
  ended_at timestamptz
) with (fillfactor = 70);

create index cases_of_applicant on cases (applicant, opened_at desc);

-- One row per accepted command. `entry` is the exact text that was hashed, so that anybody can verify it again.
create table journal (
  case_id uuid not null,
  sequence integer not null,
  entry text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (case_id, sequence)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;

create trigger journal_never_changes before update or delete on journal
  for each row execute function journal_is_append_only();
create trigger journal_is_never_emptied before truncate on journal
  for each statement execute function journal_is_append_only();

-- The step on which an open case stands: whose it is and when it is due. Gone when the case ends.
create table task (
  case_id uuid primary key,
  sequence integer not null,
  node text not null,
  actor text not null,
  unit text not null,
  regulation text not null,
  assignee text,
  claimed_by text,
  entered_at timestamptz not null,
  due_at timestamptz,
  overdue boolean not null default false
) with (fillfactor = 70);

create index task_queue on task (unit, actor, due_at nulls last);
-- No index for the sweep: it reads the open tasks once a minute, while every transition would pay for one.

-- What must happen after commit. Drained in batches into jobs; `key` makes the job idempotent.
create table outbox (
  id bigint generated always as identity primary key,
  case_id uuid not null,
  sequence integer not null,
  kind text not null,
  payload json not null
);

-- A repeated submission finds here what the first one did.
create table idempotency (
  key text primary key,
  case_id uuid not null,
  made_at timestamptz not null default now()
);

-- Gap-free numbers per journal: taken inside the transaction that uses them, so a rollback leaves no hole.
create table counter (
  name text primary key,
  last bigint not null
);

-- Settings of this installation; in demonstration mode the clock's offset stands here.
create table setting (
  key text primary key,
  value jsonb not null
);
