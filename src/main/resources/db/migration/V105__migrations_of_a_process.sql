-- Whose process is being migrated waits for the one who began: one migration of a process at a time.
drop table process_migration_turn;
create table process_migration_turn (
  process varchar(255) not null primary key
);

-- Why somebody moves the tickets; and how many came to the version meanwhile and are still there.
alter table process_migration add column note varchar(500) default '' not null;
alter table process_migration add column remained bigint default 0 not null;
create index process_migration_of_process on process_migration (process, state);
