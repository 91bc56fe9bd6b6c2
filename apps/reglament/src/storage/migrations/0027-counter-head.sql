-- Where a legal entity applies at a counter, the case is its own; whoever stood there as its head is named beside it.
alter table counter_party add column head_id uuid references account, add check (head_id is null or organisation_bin is not null);
