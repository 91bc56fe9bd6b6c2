-- What the phone was last told when its answer was not taken, and how often that was: the page that waits for it tells its
-- owner, too. Codes only; a new QR code begins with none.
alter table mobile_signing
  add column refused_code text,
  add column refusals integer not null default 0,
  add constraint refused_with_code check ((refusals = 0) = (refused_code is null));
