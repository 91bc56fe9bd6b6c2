-- The request form the applicant chose, by its id in the regulation. Null: not chosen yet, or there is only one to fill in.
alter table draft add column form text;
