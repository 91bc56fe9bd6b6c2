-- That somebody is asked to sign with another, as a short message to them. Made with the joint request, in its transaction,
-- and sent after it; neither the words nor the number are kept. Who was asked before was told at once and has no row.
create table joint_invitation (
  -- Also the message's id, by which the operator knows one that is sent twice.
  signature_id uuid primary key references joint_signature on delete cascade,
  attempts integer not null default 0,
  sent_at timestamptz,
  -- Refused by the operator, or no longer of use to anybody.
  given_up boolean not null default false
);
create index joint_invitations_to_send on joint_invitation (signature_id) where sent_at is null and not given_up;
