-- A request that several people sign. It is sent when the last of them has signed; until then it is no case.
create table joint_request (
  id uuid primary key,
  -- Gone when the request has been sent.
  draft_id uuid references draft on delete set null,
  account_id uuid not null references account,
  -- The applicant's signing: the case's id follows from it, so that two last signatures at once make one case.
  signing_id uuid not null unique,
  document bytea not null references content (hash),
  -- What the check of the applicant's certificate rested on, at the time it was made.
  verdict jsonb not null,
  evidence bytea not null references content (hash),
  status text not null default 'open' check (status in ('open', 'sent', 'declined', 'cancelled')),
  case_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create unique index one_open_joint_request on joint_request (draft_id) where status = 'open';
create index joint_requests_of_account on joint_request (account_id, made_at desc);

-- Who is asked to sign with the applicant. They are known by IIN: an account may come later.
create table joint_signature (
  id uuid primary key,
  joint_id uuid not null references joint_request on delete cascade,
  iin text not null,
  who text not null check (who in ('spouse', 'child')),
  status text not null default 'asked' check (status in ('asked', 'signed', 'declined')),
  -- The word a child writes beside the signature.
  word text,
  verdict jsonb,
  evidence bytea references content (hash),
  at timestamptz,
  unique (joint_id, iin)
);
create index joint_signatures_of_person on joint_signature (iin);
