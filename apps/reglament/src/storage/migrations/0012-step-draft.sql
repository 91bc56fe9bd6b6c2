-- What an official has entered for an open step and not yet sent: one per person and form, so that it outlives the page
-- and the session. It goes when the step is done; nobody else sees it.
create table step_draft (
  case_id uuid not null,
  staff_id uuid not null references staff,
  node text not null,
  -- The form's action, as it names the fields.
  action text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (case_id, staff_id, node, action)
);
