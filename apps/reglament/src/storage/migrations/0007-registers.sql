-- Questions to registers that are still to be asked: because the register could not be reached, or because a decided
-- case is looked at once more. `next_at` is by the clock of the product; the row goes when there is nothing left to ask.
create table register_question (
  case_id uuid not null,
  node text not null,
  system text not null,
  -- waiting: the open step waits for it. overtaken: the case went on without it. confirming: the case was decided on the answer.
  purpose text not null check (purpose in ('waiting', 'overtaken', 'confirming')),
  attempts integer not null default 0,
  first_at timestamptz not null,
  next_at timestamptz not null,
  primary key (case_id, node, system)
);
create index register_question_next on register_question (next_at);

-- What a register said about the people of a case, for those who work on it. One row per answer used.
create table register_extract (
  case_id uuid not null,
  system text not null,
  reference text not null,
  data jsonb not null,
  at timestamptz not null,
  primary key (case_id, system)
);

-- An answer that came after the decision and differs from what it rested on: somebody must look at it and say what was done.
create table register_discrepancy (
  id uuid primary key,
  case_id uuid not null,
  node text not null,
  system text not null,
  kind text not null check (kind in ('late', 'contradiction')),
  relied text check (relied in ('found', 'absent')),
  answered text not null check (answered in ('found', 'absent')),
  reference text not null,
  noticed_at timestamptz not null,
  units text[] not null,
  closed_at timestamptz,
  closed_by uuid,
  note text,
  unique (case_id, node, system, kind)
);
create index register_discrepancy_open on register_discrepancy using gin (units) where closed_at is null;
