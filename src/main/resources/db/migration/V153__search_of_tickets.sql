-- By what tickets are found: each term in hexadecimal digits, which all databases sort alike.
create table ticket_term (
  term varchar(160) not null,
  ticket_id bigint not null references ticket (id) on delete cascade,
  primary key (term, ticket_id)
);
create index ticket_term_of_ticket on ticket_term (ticket_id, term);

-- Those whose terms have to be taken once more; a worker does it, the newest first.
create table ticket_unindexed (
  ticket_id bigint not null primary key references ticket (id) on delete cascade
);
insert into ticket_unindexed (ticket_id) select id from ticket where filed_at is not null;
