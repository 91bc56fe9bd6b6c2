-- The asynchronous channel between the portal and the regions: what the gateway has taken and what became of it.
create table channel_message (
  message_id text primary key,
  -- Order of arrival: each receiver's queue is worked off in it.
  position bigint generated always as identity,
  correlation_id text not null,
  type text not null check (type in ('REQUEST', 'NOTIFICATION', 'UPDATE', 'RESPONSE')),
  sender text not null,
  receiver text not null,
  -- messageInfo without the password, and the data element as received.
  info json not null,
  data json not null,
  -- Over what makes it this message and no other.
  hash text not null,
  state text not null check (state in ('ON_DELIVERY', 'DELIVERED', 'NOT_DELIVERED', 'DELIVERY_STOPPED')),
  attempts integer not null default 0,
  reported boolean not null default false,
  error json,
  -- Put off until then, because the receiver failed on it.
  not_before timestamptz,
  taken_at timestamptz not null default now(),
  settled_at timestamptz
);
-- Only what is still to be done stands in these two, so looking for work costs nothing when there is none.
create index channel_waiting on channel_message (receiver, position) where state = 'ON_DELIVERY';
create index channel_unreported on channel_message (sender, position) where state <> 'ON_DELIVERY' and not reported;
create index channel_chain on channel_message (correlation_id, position);

-- What the parts hand to the gateway: signed once and kept, so that a message sent again is the same message.
create table message_outgoing (
  part text not null,
  message_id text not null,
  position bigint generated always as identity,
  correlation_id text not null,
  service text not null,
  type text not null,
  -- The signed document.
  document text not null,
  made_at timestamptz not null,
  attempts integer not null default 0,
  -- Code of the last fault or failure.
  trouble text,
  not_before timestamptz,
  -- When the gateway took it; or when it refused it for good, for which somebody has to look.
  handed_at timestamptz,
  refused_at timestamptz,
  primary key (part, message_id)
);
create index outgoing_waiting on message_outgoing (part, position) where handed_at is null and refused_at is null;

-- What the parts of the system have received, each message once. Written in the transaction that acts on the message.
create table message_receipt (
  part text not null,
  message_id text not null,
  correlation_id text not null,
  type text not null,
  hash bytea not null,
  received_at timestamptz not null,
  primary key (part, message_id)
);
create index receipts_of_chain on message_receipt (correlation_id);

-- Every exchange as each part saw it: who, what, when, hash. The refused ones too; what they say of themselves is
-- then no more than that. No personal data: the messages themselves are contents, by hash.
create table message_journal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  part text not null,
  peer text,
  direction text not null check (direction in ('in', 'out')),
  operation text,
  message_id text,
  correlation_id text,
  service text,
  type text,
  -- Of the message that a status notification tells of.
  state text,
  -- `answered`, or the code of the fault or failure.
  outcome text not null,
  request_hash bytea not null,
  request_bytes integer not null,
  answer_hash bytea not null
);
create index journal_of_chain on message_journal (correlation_id) where correlation_id is not null;
create index journal_of_message on message_journal (message_id) where message_id is not null;
create index journal_of_request on message_journal (request_hash);
create index journal_of_refused on message_journal (id) where outcome <> 'answered';

-- Messages as they went over the wire.
create table message_content (
  hash bytea primary key,
  bytes bytea not null
);

create function messages_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the journal of messages is append-only' using errcode = 'restrict_violation';
end $$;
create trigger message_journal_never_changes before update or delete on message_journal for each row execute function messages_are_kept();
create trigger message_journal_is_never_emptied before truncate on message_journal for each statement execute function messages_are_kept();
create trigger message_content_never_changes before update or delete on message_content for each row execute function messages_are_kept();
create trigger message_content_is_never_emptied before truncate on message_content for each statement execute function messages_are_kept();

-- What was recorded while portal and workplace were one process goes on standing in the journal, and counts as arrived.
insert into message_journal (at, part, direction, operation, message_id, correlation_id, service, type, outcome, request_hash, request_bytes, answer_hash)
  select at, 'portal', direction, 'sendMessage', message_id::text, case_id::text, service, 'REQUEST', 'answered', hash, 0, ''::bytea from gateway_message;
insert into message_receipt (part, message_id, correlation_id, type, hash, received_at)
  select split_part(service, '-', 1), message_id::text, case_id::text, 'REQUEST', hash, at from gateway_message where case_id is not null;
drop table gateway_message;
