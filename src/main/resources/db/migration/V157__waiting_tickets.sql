-- Tickets wait for customer service while they have a task.
drop index ticket_by_waiting;
create index ticket_by_waiting on ticket (status, waiting_since, ticket_type, assignee_id, task_id);

-- How many tickets waited at the last count, once by type and once by agent; the age is the place of WaitingAge.
create table ticket_waiting (
  grouped_by varchar(5) not null,
  member varchar(30) not null,
  age integer not null,
  tickets bigint not null,
  primary key (grouped_by, member, age)
);

-- What agents closed today, and how they were rated, is read at each visit of the desk.
create index ticket_of_assignee_by_closing on ticket (assignee_id, closed_at);
create index ticket_week_of_member on ticket_week (member, fact, monday);
