-- Regions, and who administers each: an administrator sees and changes the units, posts and people of their region only.
create table region (
  id text primary key,
  name jsonb not null
);
alter table unit add column region text references region;

create table administrator (
  staff_id uuid not null references staff,
  region text not null references region,
  primary key (staff_id, region)
);

-- A post of a unit: its title and the roles whoever holds it acts in. Who holds it stands with the person.
create table post (
  id uuid primary key,
  unit text not null references unit,
  title jsonb not null,
  roles text[] not null check (cardinality(roles) > 0),
  unique (unit, title)
);
alter table staff add column post_id uuid references post;

-- Certificates with which members of staff have signed, as they were seen.
create table staff_certificate (
  staff_id uuid not null references staff,
  serial text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  used_at timestamptz not null,
  primary key (staff_id, serial)
);

-- What administrators did: who, when, to whom or what. Names stand with the people, not here.
create table organisation_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by uuid not null references staff,
  region text not null references region,
  kind text not null,
  subject text not null,
  details jsonb not null default '{}'
);
create index organisation_events_of_subject on organisation_event (subject, id);

create trigger organisation_events_never_change before update or delete on organisation_event
  for each row execute function journal_is_append_only();
create trigger organisation_events_are_never_emptied before truncate on organisation_event
  for each statement execute function journal_is_append_only();
