-- Why a ticket was withdrawn.
alter table ticket add column withdrawn_because varchar(30);
