-- Pages of one document in the order the applicant gives them.
alter table draft_attachment add column position integer not null default 0;
