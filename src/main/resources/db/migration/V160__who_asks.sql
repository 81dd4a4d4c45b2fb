-- A reminder names who asked for it; the name is kept until the reminder is sent.
alter table membership add column remind_by varchar(120);
alter table bulk_member_job add column asked_by varchar(120);
