-- A document that the state systems hold is asked of nobody: it is there without having been handed in.
alter table handed_document drop constraint handed_document_state_check;
alter table handed_document add constraint handed_document_state_check check (state in ('original', 'copy', 'in-systems', 'absent', 'expired'));

-- Which documents whoever examines a case has found to be there, valid and in order; without them there is no favourable outcome.
create table examined_document (
  case_id uuid not null,
  node text not null,
  document text not null,
  examined_at timestamptz not null,
  examined_by uuid not null references staff,
  primary key (case_id, node, document)
);
