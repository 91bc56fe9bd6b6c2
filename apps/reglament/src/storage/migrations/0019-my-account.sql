-- Where and how a session was begun: its owner recognises it by that, and a cookie carried to another kind of device is
-- known by it. `device` is one of our own short names, never what the browser sent.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column way text not null default 'password' check (way in ('password', 'eds')),
  add column device text,
  add column address text,
  add column seen_at timestamptz;
create unique index session_by_id on session (id);
create index sessions_of_account on session (account_id) where account_id is not null;

-- A code goes only to a telephone whose owner has once repeated a code sent to it.
alter table account add column phone_confirmed_at timestamptz;

-- Attempts per identifier in the current window. One row each, changed under its lock: of ten thousand logins at once
-- no more than the limit get as far as the password, and the table does not grow by them.
create table attempt_limit (
  kind text not null,
  identifier_hash bytea not null,
  window_began_at timestamptz not null,
  attempts integer not null,
  primary key (kind, identifier_hash)
);
create index attempt_limit_age on attempt_limit (window_began_at);
drop table login_failure;

-- Codes sent to a telephone. Without an account the row stands all the same: whoever asks must not learn whether an IIN
-- is registered, neither from the answer nor from its delay.
create table one_time_code (
  id uuid primary key,
  purpose text not null check (purpose in ('recovery', 'phone')),
  account_id uuid references account,
  code_hash text not null,
  -- SHA-256 of the form token of the browser that asked: the code must come back from the same one.
  browser_hash bytea not null,
  tries_left integer not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_code_expiry on one_time_code (expires_at);

-- What happened to an account, for its owner's eyes.
create table account_event (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null,
  device text,
  address text,
  at timestamptz not null,
  read_at timestamptz
);
create index events_of_account on account_event (account_id, at desc);
