-- Members look for tickets by number and title alone: whoever finds them by an address learns it. Until a worker has
-- taken the terms once more, only customer service finds by them.
alter table ticket_term rename to ticket_term_former;
create table ticket_term (
  term varchar(160) not null,
  of_requester boolean not null,
  ticket_id bigint not null references ticket (id) on delete cascade,
  primary key (term, of_requester, ticket_id)
);
insert into ticket_term (term, of_requester, ticket_id) select term, true, ticket_id from ticket_term_former;
drop table ticket_term_former;
create index ticket_term_of_ticket on ticket_term (ticket_id, term, of_requester);
delete from ticket_unindexed;
insert into ticket_unindexed (ticket_id) select id from ticket where filed_at is not null;
