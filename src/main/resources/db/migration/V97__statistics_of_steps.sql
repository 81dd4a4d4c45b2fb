-- How often a step of a version ended on a day (days since 1970-01-01 UTC), by how long it took: bucket n holds
-- durations from 2^(n/8) up to 2^((n+1)/8) milliseconds.
create table process_step_day (
  process_definition_id varchar(64) not null,
  epoch_day integer not null,
  activity_id varchar(255) not null,
  bucket integer not null,
  visits bigint not null,
  primary key (process_definition_id, epoch_day, activity_id, bucket)
);
create index process_step_day_by_day on process_step_day (epoch_day);

-- One row: up to when the days are counted, and which comes next while a count goes on.
create table process_statistics (
  id bigint not null primary key,
  counted_at timestamp with time zone,
  next_day integer
);
insert into process_statistics (id) values (1);
