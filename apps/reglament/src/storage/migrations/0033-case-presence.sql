-- Who has a case before them right now, so that two people on one case are told of each other. Worth nothing a minute later:
-- not logged, and empty after a crash. The look itself stands in `access_log`.
create unlogged table case_presence (
  case_id uuid not null,
  staff_id uuid not null references staff on delete cascade,
  -- By the database's clock.
  seen_at timestamptz not null,
  primary key (case_id, staff_id)
);
create index case_presence_age on case_presence (seen_at);
