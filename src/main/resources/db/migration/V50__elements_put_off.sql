-- What workers could not do to one element of their work, and when they try it again; without a
-- next time it is put aside.
create sequence element_failure_seq start with 50 increment by 50;
create table element_failure (
  id bigint not null primary key,
  worker varchar(40) not null,
  element_id bigint not null,
  failures integer not null,
  problem varchar(100),
  failed_at timestamp with time zone not null,
  next_try_at timestamp with time zone,
  unique (worker, element_id)
);

-- Which unbind requests are put off is told there too.
drop index unbind_request_by_time;
alter table unbind_request drop column due_at;
create index unbind_request_by_time on unbind_request (evaluated_at, requested_at);
