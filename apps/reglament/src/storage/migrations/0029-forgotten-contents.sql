-- What messages say is personal data and is not kept for ever; that they went, and the hash of what they said, is.
-- Contents kept before this day count as kept today: they stay a little longer, none goes too early.
alter table message_content add column at timestamptz not null default now();

-- Rows lie in the order of time, so that a few pages of these tell where the old ones end.
create index contents_by_time on message_content using brin (at);
create index outgoing_by_time on message_outgoing using brin (made_at);
create index channel_by_time on channel_message using brin (taken_at);

-- Contents never change. They may be seen again later, and they may go once their time is over: never before three
-- years, whoever asks.
create function contents_are_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  if tg_op = 'UPDATE' and new.hash = old.hash and new.bytes = old.bytes and new.at > old.at then return new; end if;
  raise exception 'the journal of messages is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger message_content_never_changes on message_content;
create trigger message_content_never_changes before update or delete on message_content for each row execute function contents_are_kept();
