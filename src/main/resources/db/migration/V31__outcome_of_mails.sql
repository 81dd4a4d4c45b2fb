-- Mails are found by the address they go to, in the form that addresses are compared in.
alter table outbox_mail add column recipient_key varchar(254);
update outbox_mail set recipient_key = lower(recipient);
alter table outbox_mail alter column recipient_key set not null;
create index outbox_mail_to on outbox_mail (recipient_key, id);

-- The mail server refused the recipient for good.
alter table outbox_mail add column refused_at timestamp with time zone;

-- Temporary failures that a longer pause follows each time; attempts at a server that was not to be had are none.
alter table outbox_mail add column failures integer default 0 not null;

-- The mail with the link, so that those who invite see what became of it.
alter table invitation add column message_id varchar(120);
