-- Whether the account was used before from where its ticket was filed; null where nobody looked.
alter table ticket add column known_device boolean;
alter table ticket add column known_address boolean;

-- What was withdrawn and whose process was not told yet.
create index ticket_by_withdrawal on ticket (closed_at, withdrawn_at);
