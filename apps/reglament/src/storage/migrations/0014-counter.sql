-- What happens at a counter beside the case itself: who stood there, which papers were handed in, what was printed.

-- The figures under the barcode of a case's papers; the number is nobody's secret and tells nothing of the case.
create table case_code (
  case_id uuid primary key,
  number bigint generated always as identity unique
);

-- Who applied at the counter when it was not simply the applicant. The case's applicant stays the one whose service it is.
create table counter_party (
  case_id uuid primary key,
  -- Whoever stands at the counter for the applicant, if anybody.
  representative_id uuid references account,
  -- Data of a power of attorney are entered only where it is notarised; certified otherwise, they stay empty.
  attorney text not null check (attorney in ('none', 'notarised', 'other')),
  attorney_number text,
  attorney_date date,
  attorney_until date,
  -- What the notarial system answered under which reference.
  attorney_reference text,
  organisation_bin text,
  organisation_name jsonb,
  organisation_reference text,
  taken_at timestamptz not null,
  taken_by uuid not null references staff,
  check ((representative_id is null) = (attorney = 'none')),
  check (attorney = 'notarised' or (attorney_number is null and attorney_date is null and attorney_reference is null)),
  check ((organisation_bin is null) = (organisation_name is null))
);

-- The package as the official found it, document by document.
create table handed_document (
  case_id uuid not null,
  document text not null,
  state text not null check (state in ('original', 'copy', 'absent', 'expired')),
  compared boolean not null default false,
  returned boolean not null default false,
  marked_at timestamptz not null,
  marked_by uuid not null references staff,
  primary key (case_id, document)
);
