-- One-time challenges that a person signs to log in. A row is burned by the first answer, right or wrong; two answers at
-- once cannot both pass, because the update takes the row's lock and finds it used.
create table eds_login (
  id uuid primary key,
  nonce text not null unique,
  face text not null check (face in ('applicant', 'staff')),
  -- SHA-256 of the form token of the browser that asked: the answer must come from the same one.
  browser_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index eds_login_expiry on eds_login (expires_at);

-- Signing on the phone by QR. The address in the QR is known only by its hash, so that reading the table opens nothing.
-- Whether it was answered is not kept here: the signing it stands for is used then, in the submission's own transaction.
create table mobile_signing (
  address_hash bytea primary key,
  token text not null,
  account_id uuid not null references account,
  signing_id uuid not null unique references signing,
  -- What the phone shows: names of the document and of the organisation.
  shown jsonb not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index mobile_signing_expiry on mobile_signing (expires_at);
