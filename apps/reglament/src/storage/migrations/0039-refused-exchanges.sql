-- What is refused or fails is kept whole only up to a volume an hour: otherwise whoever can reach an address could fill
-- the disk. Beyond it the journal's line says who, what, when, how long, with which code and hash, and that no more is kept.
alter table message_journal add column kept boolean not null default true;

-- How much an hour has brought to a part, or from a partner it asked. `peer` is known only of whom we asked ourselves.
create table refused_volume (
  part text not null,
  direction text not null,
  peer text not null,
  hour timestamptz not null,
  bytes bigint not null,
  primary key (part, direction, peer, hour)
);

-- Contents that no exchange has carried but refused ones of nobody's case. They may go sooner than the others.
alter table message_content add column refused boolean not null default false;
create index contents_refused on message_content (at) where refused;

create or replace function contents_are_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (old.at < now() - interval '3 years' or (old.refused and old.at < now() - interval '7 days')) then return old; end if;
  if tg_op = 'UPDATE' and new.hash = old.hash and new.bytes = old.bytes and new.at >= old.at and (old.refused or not new.refused)
    and (new.at > old.at or new.refused <> old.refused) then return new; end if;
  raise exception 'the journal of messages is append-only' using errcode = 'restrict_violation';
end $$;
