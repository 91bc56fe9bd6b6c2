-- The journals the law names, as an office keeps them: one line per acceptance, issue and contract, numbered without gaps.
create table ledger_line (
  ledger text not null check (ledger in ('registration', 'issue', 'contracts')),
  -- What the numbers count within: the regulation for registrations, the issuing unit for the others; and the year.
  scope text not null,
  year integer not null,
  number integer not null,
  case_id uuid not null,
  sequence integer not null,
  -- Units in whose journals the line stands.
  units text[] not null,
  -- The local day, by which the journal is read.
  day date not null,
  at timestamptz not null,
  -- Ids of results or of the refusal; no personal data.
  what text[] not null,
  staff_id text,
  primary key (ledger, scope, year, number),
  unique (ledger, case_id, sequence)
);
create index ledger_days on ledger_line (ledger, day);

create trigger ledger_never_changes before update or delete on ledger_line
  for each row execute function journal_is_append_only();
