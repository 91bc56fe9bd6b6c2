-- What a step enters into another system. Noted with its data when the step is done, sent until the system has taken it:
-- the id is always the same for the same step, so that it is entered once however often it is sent.
create table register_entry (
  entry_id uuid primary key,
  case_id uuid not null,
  node text not null,
  system text not null,
  person_iin text not null,
  fields jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'entered', 'refused')),
  attempts integer not null default 0,
  noted_at timestamptz not null,
  next_at timestamptz not null,
  -- Under which number the system keeps it, and the id of the message that said so.
  number text,
  reference text,
  entered_at timestamptz,
  unique (case_id, node, system)
);
create index register_entry_next on register_entry (next_at) where state = 'waiting';
