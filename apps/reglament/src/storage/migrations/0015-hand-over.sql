-- Handing over against signature, results nobody fetches, papers accepted at home.

create table hand_over (
  id uuid primary key,
  case_id uuid not null,
  node text not null,
  recipient text not null check (recipient in ('applicant', 'representative')),
  -- As the official wrote it down: the case's journal names nobody.
  name text not null,
  document text,
  -- On what a representative took it: a notarised power of attorney, or a certified receipt where the text prints that.
  basis text not null check (basis in ('self', 'power-of-attorney', 'receipt')),
  basis_number text,
  basis_reference text,
  -- The electronic result was printed, signed and sealed before it was handed over.
  sealed boolean not null default false,
  handed_at timestamptz not null,
  handed_by uuid not null references staff,
  check ((recipient = 'applicant') = (basis = 'self'))
);
create index hand_overs_of_case on hand_over (case_id, handed_at);

-- Each time somebody was reminded of a result that waits for them.
create table reminder (
  case_id uuid not null,
  node text not null,
  reminded_at timestamptz not null,
  reminded_by uuid not null references staff,
  primary key (case_id, reminded_at)
);

-- The documents were accepted at the applicant's home.
create table home_visit (
  case_id uuid primary key,
  visited_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references staff
);
