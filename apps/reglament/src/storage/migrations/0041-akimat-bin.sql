-- The organisation in the certificates of those who adopt decrees: an akimat is no unit of its own, its people act beside a provider.
alter table unit add column akimat_bin text;
