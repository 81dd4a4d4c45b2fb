-- A changed copy of a process that its author works on; nobody else sees it, and it dies with the account.
create sequence process_draft_seq start with 50 increment by 50;
create table process_draft (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  process varchar(64) not null,
  base_definition varchar(64) not null,
  base_version integer not null,
  model text not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  version bigint not null
);
create index process_draft_of_account on process_draft (account_id, saved_at);
