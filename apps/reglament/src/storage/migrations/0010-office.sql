-- Who acts for whom, and from which day to which (both included, in the days of the absent person's unit). Never deleted:
-- a substitution that is called back gets an end, so that every act under it can be explained later.
create table substitution (
  id uuid primary key,
  absent_id uuid not null references staff,
  substitute_id uuid not null references staff,
  from_day date not null,
  to_day date not null,
  made_at timestamptz not null,
  made_by uuid not null references staff,
  ended_at timestamptz,
  ended_by uuid references staff,
  check (to_day >= from_day),
  check (absent_id <> substitute_id)
);
create index substitutions_of_substitute on substitution (substitute_id, to_day) where ended_at is null;
create index substitutions_of_absent on substitution (absent_id, to_day) where ended_at is null;

-- What officials tried and the rules did not let happen: out of turn, twice, on another's case, with a certificate that
-- does not hold. The case's journal keeps what happened; this keeps what did not.
create table refused_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  case_id uuid not null,
  staff_id uuid not null references staff,
  -- Name of the action, as its form names it.
  action text not null,
  -- Codes of the reasons, worded by the screens.
  codes text[] not null
);
create index refused_attempts_of_case on refused_attempt (case_id, id);

create trigger refused_attempts_never_change before update or delete on refused_attempt
  for each row execute function journal_is_append_only();
create trigger refused_attempts_are_never_emptied before truncate on refused_attempt
  for each statement execute function journal_is_append_only();
