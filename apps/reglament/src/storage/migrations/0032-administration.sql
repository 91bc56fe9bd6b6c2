-- Units and posts are closed, never deleted: nothing new begins there, and what was done there keeps its names.
alter table unit add column closed_at timestamptz;
alter table post add column closed_at timestamptz;

-- How long a result waits at a counter for its applicant: the unit's own choice, else its region's, else the product's.
alter table unit add column kept_months integer check (kept_months between 1 and 60);
alter table region add column kept_months integer check (kept_months between 1 and 60);

-- Until when a password somebody else made can be used to sign in and choose another; null: a password chosen by its owner.
alter table staff add column password_until timestamptz;
