-- The electronic queue: visits booked on the portal and tickets taken at the kiosk, one row each from booking to the end
-- of the visit.

-- A window at which people of the queue are served. `staff_id` is who sits there now.
create table queue_window (
  unit text not null references unit,
  number integer not null check (number between 1 and 99),
  staff_id uuid unique references staff,
  primary key (unit, number)
);

create table visit (
  id uuid primary key,
  unit text not null references unit,
  -- The day at the unit's own place.
  day date not null,
  -- The ticket: given on arrival, counted from 1 every day without gaps.
  number integer,
  -- Booked on the portal: by whom, for when, and the code the kiosk asks for. All null for who came without a booking.
  account_id uuid references account,
  booked_for timestamptz,
  code text,
  -- The service the person came for, where they said so.
  regulation text,
  status text not null check (status in ('booked', 'waiting', 'called', 'served', 'absent', 'cancelled')),
  made_at timestamptz not null,
  arrived_at timestamptz,
  called_at timestamptz,
  ended_at timestamptz,
  window_number integer,
  staff_id uuid references staff,
  check ((booked_for is null) = (code is null) and (booked_for is null) = (account_id is null)),
  check ((number is null) = (arrived_at is null)),
  check (status in ('booked', 'cancelled') or number is not null),
  check (status not in ('called', 'served', 'absent') or (called_at is not null and window_number is not null and staff_id is not null))
);
create unique index ticket_of_day on visit (unit, day, number) where number is not null;
create unique index booking_code_of_day on visit (unit, day, code) where code is not null;
-- Nobody can be in two places at the same time.
create unique index one_booking_at_a_time on visit (account_id, booked_for) where status in ('booked', 'waiting', 'called');
create index visits_of_day on visit (unit, day, status);
create index visits_of_account on visit (account_id, booked_for desc) where account_id is not null;

-- A kiosk without a person signed in: the address it was opened with, known only by its hash.
create table queue_terminal (
  token_hash bytea primary key,
  unit text not null references unit,
  made_by uuid not null references staff,
  made_at timestamptz not null,
  closed_at timestamptz
);
