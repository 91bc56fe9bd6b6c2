-- What an applicant tried with their own case after its time is kept like what an official tried.
alter table refused_attempt alter column staff_id drop not null;
alter table refused_attempt add column account_id uuid references account;
alter table refused_attempt add check ((staff_id is null) <> (account_id is null));

-- The town, village or rural district a body stands in, by its name in Kazakh. Some texts let the akim of a place take
-- requests only where no provider is.
alter table unit add column locality text check (locality <> '');
