-- When it was rated, and when its requester last restarted it; former ratings followed the end.
alter table ticket add column rated_at timestamp with time zone;
alter table ticket add column restarted_at timestamp with time zone;
update ticket set rated_at = closed_at where rating is not null;

-- What is counted by week is found by its time.
create index ticket_by_filing on ticket (filed_at);
create index ticket_by_first_reply on ticket (first_reply_at);
create index ticket_by_closing on ticket (closed_at);
create index ticket_by_rating on ticket (rated_at);
create index ticket_by_restart on ticket (restarted_at);

-- How many tickets wait, of which type, with whom, since when: read from the index alone.
create index ticket_by_waiting on ticket (status, waiting_since, ticket_type, assignee_id);

-- What an agent answered today.
create index ticket_message_of_author on ticket_message (author_id, written_at);

-- How often something happened to tickets in a week (its Monday in days since 1970-01-01 UTC), once by type and
-- once by agent. The bucket of a duration n holds what took from 2^(n/8) up to 2^((n+1)/8) milliseconds, that of a
-- rating its stars.
create table ticket_week (
  grouped_by varchar(5) not null,
  monday integer not null,
  fact varchar(12) not null,
  member varchar(30) not null,
  bucket integer not null,
  tickets bigint not null,
  primary key (grouped_by, monday, fact, member, bucket)
);

-- One row: up to when the weeks are counted, and which comes next while a count goes on.
create table ticket_statistics (
  id bigint not null primary key,
  counted_at timestamp with time zone,
  next_monday integer
);
insert into ticket_statistics (id) values (1);
