-- Who put a message that was refused for good back on its way, and when.
create table message_put_back (
  id bigint generated always as identity primary key,
  message_id text not null,
  at timestamptz not null,
  by uuid not null references staff
);
create trigger put_back_never_changes before update or delete on message_put_back
  for each row execute function journal_is_append_only();
create trigger put_back_is_never_emptied before truncate on message_put_back
  for each statement execute function journal_is_append_only();
