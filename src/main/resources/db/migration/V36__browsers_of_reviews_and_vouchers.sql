-- Where reviews and vouchings were made: two of them count as two only from two browsers.
alter table ticket_review add column client_network varchar(64) default '' not null;
alter table ticket_voucher add column client_network varchar(64) default '' not null;
alter table ticket_voucher add column device_hash varchar(120);
