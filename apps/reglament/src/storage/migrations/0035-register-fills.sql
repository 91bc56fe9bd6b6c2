-- What registers said for a request in the making, with the person's consent: by system, with the time and the reference.
alter table draft add column fills jsonb not null default '{}';
