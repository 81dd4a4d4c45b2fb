-- What the reset of a ticket lacked when its process came to it; empty again once somebody reviews anew.
alter table ticket add column reset_refused varchar(30);
create index ticket_by_refusal on ticket (reset_refused);
create index ticket_by_notice on ticket (approved_notice_at, task_id);
