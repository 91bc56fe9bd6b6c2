-- What the open statistics count, one row per request, kept by the jobs that follow a transition: the journal itself is
-- the source and can fill the table anew.
create table request_fact (
  case_id uuid primary key,
  regulation text not null,
  registered_on date not null,
  outcome text check (outcome in ('issued', 'refused', 'annulled', 'withdrawn')),
  refusal_kind text,
  -- Whether any step or the whole term was overrun; known when the case has ended.
  late boolean
);
create index request_fact_by_regulation on request_fact (regulation, registered_on);

-- The survey: that somebody has answered about a case, and, apart from it, how many answered what. No answer has a row,
-- a time or a transaction in common with a case, so that nothing leads from an answer back to a person.
create table survey_given (
  case_id uuid primary key
);
create table survey_count (
  regulation text not null,
  year integer not null,
  process smallint not null check (process between 1 and 3),
  information smallint not null check (information between 1 and 3),
  answers integer not null,
  primary key (regulation, year, process, information)
);
