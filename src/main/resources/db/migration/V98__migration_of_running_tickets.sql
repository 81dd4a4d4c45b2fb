-- Tickets that are moved to another version of their process, one after the other by the ids of their instances.
create sequence process_migration_seq start with 50 increment by 50;
create table process_migration (
  id bigint not null primary key,
  process varchar(255) not null,
  source_id varchar(64) not null,
  source_number integer not null,
  target_id varchar(64) not null,
  target_number integer not null,
  restart_timers boolean not null,
  state varchar(8) not null,
  total bigint not null,
  moved bigint not null,
  failed bigint not null,
  after_instance varchar(64) not null,
  tries integer not null,
  started_by bigint not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create index process_migration_by_state on process_migration (state, id);
create index process_migration_of_source on process_migration (source_id, id);

-- Whose version is being moved waits for the one who began: one migration of a version at a time.
create table process_migration_turn (
  source_id varchar(64) not null primary key
);

create sequence process_migration_failure_seq start with 50 increment by 50;
create table process_migration_failure (
  id bigint not null primary key,
  migration_id bigint not null references process_migration,
  ticket_number varchar(255) not null,
  reason varchar(16) not null,
  step_name varchar(255) not null,
  failed_at timestamp with time zone not null
);
create index process_migration_failure_of_migration on process_migration_failure (migration_id, id);
