-- Members file tickets of every type. The class of a ticket says which table has the rest of it; the type is what it is about.
alter table ticket add column ticket_class varchar(10) default 'UNBIND' not null;
alter table ticket alter column ticket_class drop default;

-- Whose members see it; an unbind ticket is of its account alone.
alter table ticket add column workspace_id bigint references workspace (id);

-- 0 low, 1 normal, 2 high, 3 urgent.
alter table ticket add column priority smallint default 1 not null;
update ticket set priority = 2 where high_priority;
alter table ticket drop column high_priority;

-- The first message of customer service to the requester; of former tickets it is in their conversations.
alter table ticket add column first_reply_at timestamp with time zone;
update ticket set first_reply_at = (
  select min(m.written_at) from ticket_message m
  where m.ticket_id = ticket.id and m.author = 'AGENT' and not m.internal);

alter table ticket alter column outcome set data type varchar(30);

create index ticket_of_account_by_filing on ticket (account_id, filed_at);
create index ticket_of_workspace_by_filing on ticket (workspace_id, filed_at);

create table support_ticket (
  id bigint not null primary key references ticket (id),
  follow_up_of bigint references ticket (id),
  restarted smallint default 0 not null
);
create index support_ticket_by_follow_up on support_ticket (follow_up_of);
