-- A joint request whose document is no longer what would be sent: a name in it changed while others signed.
alter table joint_request drop constraint joint_request_status_check;
alter table joint_request add constraint joint_request_status_check check (status in ('open', 'sent', 'declined', 'cancelled', 'changed'));
