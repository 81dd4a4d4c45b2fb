-- A mail that answers one that came in names it, so that it is shown below it.
alter table outbox_mail add column in_reply_to varchar(260);
create index outbox_mail_by_template on outbox_mail (template, created_at);
