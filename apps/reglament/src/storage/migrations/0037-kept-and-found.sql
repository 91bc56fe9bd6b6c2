-- A complaint's subject, its place and its term are as much what was filed as its words; none is ever taken away.
create or replace function complaint_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.state <> 'open'
     or (to_jsonb(new) - '{state,verdict,answer,answered_by,closed_at}'::text[]) is distinct from (to_jsonb(old) - '{state,verdict,answer,answered_by,closed_at}'::text[]) then
    raise exception 'a complaint is closed once and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger complaint_is_never_removed before delete on complaint for each row execute function complaint_is_closed_once();
create trigger complaints_are_never_emptied before truncate on complaint for each statement execute function complaint_is_closed_once();
create trigger ledgers_are_never_emptied before truncate on ledger_line for each statement execute function journal_is_append_only();

-- Whom a unit's open work lies with.
create index task_of_assignee on task (assignee) where assignee is not null;
