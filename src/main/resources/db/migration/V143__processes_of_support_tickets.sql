-- When its requester moved a support ticket past its process; empty again once a worker has led the process on.
alter table support_ticket add column moved_at timestamp with time zone;
create index support_ticket_by_move on support_ticket (moved_at);

-- Mails carry what customer service wrote: 20,000 characters, each up to nine characters of an address line, sealed.
alter table outbox_mail alter column sealed_parameters set data type varchar(300000);
