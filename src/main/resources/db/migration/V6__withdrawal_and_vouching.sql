-- Why a ticket was withdrawn.
alter table ticket add column withdrawn_because varchar(30);

-- An owner or administrator of a workspace says that it is the member who asks.
create sequence ticket_voucher_seq start with 50 increment by 50;
create table ticket_voucher (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id),
  account_id bigint not null,
  workspace_id bigint not null,
  workspace_name varchar(120) not null,
  vouched_at timestamp with time zone not null,
  unique (ticket_id, account_id)
);

-- When the member was last told how to get unbound.
alter table membership add column instructed_at timestamp with time zone;
