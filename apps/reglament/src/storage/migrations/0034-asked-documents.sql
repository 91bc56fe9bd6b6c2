-- Files laid ready as an answer to an official who asked for a document. Signed together, then they are papers of the case.
create table answer_file (
  id uuid primary key,
  case_id uuid not null,
  -- Sequence number of the journal entry that asked.
  ask integer not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  hash bytea not null references content (hash),
  position integer not null
);
create index answer_files_of_ask on answer_file (case_id, ask);
