-- What is written down while a step is open (an act of inspection, minutes, a note), until the step is done: then it
-- becomes papers of the case. Kept by the step's entry, so that a step entered again begins with empty records.
create table step_record (
  case_id uuid not null,
  step text not null,
  entered_at timestamptz not null,
  record text not null,
  entered jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (case_id, step, entered_at, record)
);

create table step_photograph (
  id uuid primary key,
  case_id uuid not null,
  step text not null,
  entered_at timestamptz not null,
  record text not null,
  file_name text not null,
  media_type text not null,
  hash bytea not null references content,
  unique (case_id, step, entered_at, record, hash)
);
