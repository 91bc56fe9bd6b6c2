-- Short messages and letters that say "there is something new in the cabinet". Neither the words nor the address are kept
-- here: both are made when the message leaves, from what the account then says.
create table message (
  id uuid primary key default gen_random_uuid(),
  notice_id uuid not null references notice on delete cascade,
  channel text not null check (channel in ('sms', 'email')),
  attempts integer not null default 0,
  sent_at timestamptz,
  -- Given up: refused by the relay, or tried too often.
  given_up boolean not null default false,
  unique (notice_id, channel)
);
create index messages_to_send on message (id) where sent_at is null and not given_up;
