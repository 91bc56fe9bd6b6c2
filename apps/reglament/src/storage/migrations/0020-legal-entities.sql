-- A legal entity has an account, and with it a cabinet, of its own: its people come and go. `iin` then holds its BIN:
-- the decrees speak of one identifier, "IIN or BIN".
alter table account add column kind text not null default 'individual' check (kind in ('individual', 'legal-entity'));
-- Whose EDS opened this session of an organisation.
alter table session add column acting_iin text;
