-- Units that work on cases, and who works in them.
create table unit (
  id text primary key,
  kind text not null check (kind in ('provider', 'centre', 'akim')),
  name jsonb not null,
  -- The decree whose regulations a provider or akim executes; a centre serves a region the same way.
  decree text not null,
  zone text not null,
  address jsonb,
  certificate_bin text
);

create table staff (
  id uuid primary key,
  login text not null unique,
  password_hash text not null,
  iin text not null,
  name text not null,
  post jsonb not null,
  active boolean not null default true
);

create table staff_role (
  staff_id uuid not null references staff,
  role text not null,
  unit text not null references unit,
  primary key (staff_id, role, unit)
);

create table account (
  id uuid primary key,
  iin text not null unique,
  password_hash text not null,
  surname text not null,
  name text not null,
  patronymic text,
  birth_date date,
  address text,
  phone text,
  email text,
  language text not null default 'kk',
  created_at timestamptz not null
);

-- A session is known by the hash of its token: reading the table gives nobody a session.
create table session (
  token_hash bytea primary key,
  account_id uuid references account,
  staff_id uuid references staff,
  csrf text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((account_id is null) <> (staff_id is null))
);
create index session_expiry on session (expires_at);

-- Failed logins per identifier, for the limit that slows guessing down.
create table login_failure (
  identifier_hash bytea not null,
  at timestamptz not null
);
create index login_failure_recent on login_failure (identifier_hash, at);

-- Every look at a person's data: who, when, whose, why.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id uuid not null,
  case_id uuid not null,
  reason text not null
);
