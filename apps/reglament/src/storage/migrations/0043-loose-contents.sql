-- Contents that nobody refers to are personal data without a purpose: a scan taken out of a draft, a request never signed.
-- They are removed in the night. Who may refer to contents: columns with a foreign key to them, and the journal, by hash.

-- Since when nobody may be referring to a content: since its bytes came in, or a reference to it went. Null once a night has
-- found a reference. Those kept before this day are all looked at once.
alter table content add column loose_since timestamptz default now();
-- Named by an entry of the journal: kept for good. It is never unsaid, as the journal is append-only. The statements that
-- write the journal set it themselves (`storage/cases/case-statements.ts`): whoever writes the text knows the hashes, and a
-- pattern looked for in every entry would cost a quarter of what writing one costs.
alter table content add column journaled boolean not null default false;
create index contents_loose on content (loose_since) where loose_since is not null;

update content set journaled = true where hash in (
  select decode(named.hashes[1], 'hex') from journal, regexp_matches(entry, '"([0-9a-f]{64})"', 'g') as named (hashes));

-- A prepared file was named without a key.
alter table signing add foreign key (prepared) references content (hash);

-- Each content removed is looked for in every one of these.
create index attachments_by_content on draft_attachment (hash);
create index answer_files_by_content on answer_file (hash);
create index photographs_by_content on step_photograph (hash);
create index signings_by_content on signing (to_sign);
create index signings_by_prepared on signing (prepared) where prepared is not null;
create index joint_requests_by_document on joint_request (document);
create index joint_requests_by_evidence on joint_request (evidence);
create index joint_signatures_by_evidence on joint_signature (evidence) where evidence is not null;
-- What has run out is removed in the night, too.
create index signing_expiry on signing (expires_at);
create index joint_request_expiry on joint_request (expires_at) where status <> 'sent';

-- A content whose reference goes is looked at in one of the next nights. What became loose within the hour stays so: no
-- night looks at it before a day has passed, and many who share a content (a common form) do not wait for one another.
create function lets_contents_go() returns trigger language plpgsql as $$
begin
  update content set loose_since = now() where not journaled and (loose_since is null or loose_since < now() - interval '1 hour')
    and hash = any (array(select (to_jsonb(old) ->> reference)::bytea from unnest(tg_argv) as reference));
  return null;
end $$;
create trigger lets_contents_go after delete or update of hash on draft_attachment for each row execute function lets_contents_go('hash');
create trigger lets_contents_go after delete or update of hash on answer_file for each row execute function lets_contents_go('hash');
create trigger lets_contents_go after delete or update of hash on step_photograph for each row execute function lets_contents_go('hash');
create trigger lets_contents_go after delete or update of hash on paper for each row execute function lets_contents_go('hash');
create trigger lets_contents_go after delete or update of to_sign, prepared on signing for each row execute function lets_contents_go('to_sign', 'prepared');
create trigger lets_contents_go after delete or update of document, evidence on joint_request for each row execute function lets_contents_go('document', 'evidence');
create trigger lets_contents_go after delete or update of evidence on joint_signature for each row execute function lets_contents_go('evidence');

-- Bytes never change. What the journal names never goes, nor does what may have been let go less than a day ago: whoever has
-- just brought it in is about to refer to it. What somebody refers to is held by the foreign keys.
create function contents_are_kept_whole() returns trigger language plpgsql as $$
begin
  raise exception 'contents are kept' using errcode = 'restrict_violation';
end $$;
create trigger contents_never_change before update of hash, media_type, bytes on content
  for each row execute function contents_are_kept_whole();
create trigger contents_stay_journaled before update of journaled on content
  for each row when (old.journaled and not new.journaled) execute function contents_are_kept_whole();
create trigger contents_are_not_removed before delete on content
  for each row when (old.journaled or old.loose_since is null or old.loose_since >= now() - interval '1 day') execute function contents_are_kept_whole();
create trigger contents_are_never_emptied before truncate on content
  for each statement execute function contents_are_kept_whole();
