-- Contents by the hash of their bytes: requests as signed, attachments, drafts, results, evidence. Never changed.
create table content (
  hash bytea primary key,
  media_type text not null,
  bytes bytea not null
);

-- A request in the making: resumed on any device until it is sent.
create table draft (
  id uuid primary key,
  account_id uuid not null references account,
  regulation text not null,
  route text not null,
  answers jsonb not null default '{}',
  updated_at timestamptz not null,
  unique (account_id, regulation, route)
);

create table draft_attachment (
  id uuid primary key,
  draft_id uuid not null references draft on delete cascade,
  document text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  hash bytea not null references content
);
create index attachments_of_draft on draft_attachment (draft_id);

-- What belongs to a case: the request, its attachments, drafts, signed results, signatures' evidence.
create table paper (
  id uuid primary key,
  case_id uuid not null,
  kind text not null check (kind in ('request', 'attachment', 'draft', 'result', 'refusal', 'evidence', 'act', 'receipt')),
  name text not null,
  file_name text not null,
  media_type text not null,
  hash bytea not null references content,
  -- Details for screens: labels, signer, number. No secrets.
  details jsonb not null default '{}',
  made_at timestamptz not null,
  made_by text not null
);
create index papers_of_case on paper (case_id, made_at);
create unique index one_result_per_case on paper (case_id, kind, name) where kind in ('result', 'refusal', 'request');
create index paper_by_hash on paper (hash);

-- An issued document can be checked by its number without login.
create table issued_document (
  number text primary key,
  case_id uuid not null,
  paper_id uuid not null references paper,
  issued_at timestamptz not null
);

-- Notices in the cabinet: one per event of a case, however often the job runs.
create table notice (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  sequence integer not null,
  kind text not null,
  params jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  unique (case_id, sequence, kind)
);
create index notices_of_account on notice (account_id, made_at desc);

-- Messages handed to the gateway and those received, as sent. A message id is used once.
create table gateway_message (
  message_id uuid primary key,
  direction text not null check (direction in ('out', 'in')),
  case_id uuid,
  service text not null,
  hash bytea not null,
  at timestamptz not null,
  outcome text not null
);

-- Bytes waiting for somebody's signature, and what they are for. Used once.
create table signing (
  id uuid primary key,
  account_id uuid,
  staff_id uuid,
  purpose text not null,
  subject text not null,
  to_sign bytea not null references content (hash),
  prepared bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
