-- Papers carried between a centre (or an akim) and a provider: batches with a list, handed to a courier and acknowledged.
create table batch (
  number bigint generated always as identity primary key,
  from_unit text not null references unit,
  to_unit text not null references unit,
  made_at timestamptz not null,
  made_by uuid not null references staff,
  -- Who carried it, as written on the list.
  courier text,
  sent_at timestamptz,
  sent_by uuid references staff,
  received_at timestamptz,
  received_by uuid references staff,
  check ((sent_at is null) = (courier is null) and (sent_at is null) = (sent_by is null)),
  check ((received_at is null) = (received_by is null)),
  check (received_at is null or sent_at is not null)
);
create index batches_from on batch (from_unit, number desc);
create index batches_to on batch (to_unit, number desc);

create table batch_case (
  batch bigint not null references batch,
  case_id uuid not null,
  -- The step on which the case stood when its papers were put in.
  node text not null,
  -- Unknown until the batch is acknowledged; false: on the list, but not in the envelope.
  received boolean,
  primary key (batch, case_id),
  unique (case_id, node)
);
