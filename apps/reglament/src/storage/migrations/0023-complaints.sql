-- A complaint about a case: a thing of its own, with its own number and its own term. Level `provider` is answered by the
-- head of the body that works on the case, level `control` by the body that controls the quality of services.
create table complaint (
  id uuid primary key,
  number text not null unique,
  case_id uuid not null,
  -- 1, 2, … within its case.
  ordinal integer not null,
  account_id uuid not null references account,
  regulation text not null,
  level text not null check (level in ('provider', 'control')),
  -- The unit that has to answer.
  unit text not null references unit,
  -- The complaint whose answer (or silence) this one goes against.
  against uuid references complaint,
  subject text not null check (subject in ('decision', 'delay', 'conduct', 'other')),
  body text not null,
  filed_at timestamptz not null,
  -- The due instant with all that proves it: norm, start, calendar.
  due jsonb not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  verdict text check (verdict in ('satisfied', 'partly', 'rejected')),
  answer text,
  answered_by uuid references staff,
  closed_at timestamptz,
  unique (case_id, ordinal),
  check ((state = 'answered') = (verdict is not null and answer is not null and answered_by is not null)),
  check ((state = 'open') = (closed_at is null))
);
-- One open complaint of a level per case: a second click files nothing twice.
create unique index one_open_complaint on complaint (case_id, level) where state = 'open';
create index complaints_of_account on complaint (account_id, filed_at desc);
create index complaints_of_unit on complaint (unit, due_at) where state = 'open';

-- What was filed and what was answered stays as it was: only the closing of an open complaint is a change.
create function complaint_is_closed_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' or (new.number, new.case_id, new.account_id, new.level, new.unit, new.body, new.filed_at, new.due_at)
     is distinct from (old.number, old.case_id, old.account_id, old.level, old.unit, old.body, old.filed_at, old.due_at) then
    raise exception 'a complaint is closed once and never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger complaint_never_changes before update on complaint for each row execute function complaint_is_closed_once();

-- Bodies beside the providers: the one that controls quality, and the call centre.
alter table unit drop constraint unit_kind_check;
alter table unit add constraint unit_kind_check check (kind in ('provider', 'centre', 'akim', 'control', 'call-centre'));
