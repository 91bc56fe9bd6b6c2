-- A call to 1414 in which the caller said who they are: only through it, only its operator and only for a while sees how
-- a request stands. The row stays, so that it can be told who looked at whose request and when.
create table call (
  id uuid primary key,
  staff_id uuid not null references staff,
  case_id uuid not null,
  begun_at timestamptz not null
);
create index calls_of_staff on call (staff_id, begun_at);
