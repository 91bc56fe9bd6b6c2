-- A document whose signature did not hold for its receiver is signed anew by its part, with the key it has now.
alter table message_outgoing add column unsigned boolean not null default false;
-- Whether what was put back on its way was signed anew.
alter table message_put_back add column signed_anew boolean not null default false;
