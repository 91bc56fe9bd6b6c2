-- What a register gives as a list (the children a candidate may choose from), beside what it says of one person.
alter table register_extract add column rows jsonb not null default '[]';
