-- What Camunda Modeler shows in place of a session, hashed.
create sequence deploy_token_seq start with 50 increment by 50;
create table deploy_token (
  id bigint not null primary key,
  account_id bigint not null,
  name varchar(60) not null,
  token_hash varchar(100) not null unique,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);
create index deploy_token_account on deploy_token (account_id);
