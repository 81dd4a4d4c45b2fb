-- Who deployed which version of a process, when, from where and why. The engine keeps the files.
create sequence process_deployment_seq start with 50 increment by 50;
create table process_deployment (
  id bigint not null primary key,
  definition_id varchar(64) not null unique,
  deployment_id varchar(64) not null,
  process varchar(64) not null,
  process_version int not null,
  version_tag varchar(64),
  source varchar(10) not null,
  note varchar(500) not null,
  file_hash varchar(64) not null,
  account_id bigint,
  deployed_at timestamp with time zone not null,
  unique (process, process_version)
);

-- The newest version of each process; whoever deploys holds the row.
create table process_head (
  process varchar(64) not null primary key,
  newest_version int not null
);
