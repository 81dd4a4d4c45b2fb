-- Members look for tickets within a workspace, whose terms an index finds. Terms of names and addresses have no
-- workspace: nobody finds by them there. Its keys come last: that takes a third of the time.
alter table ticket_term rename to ticket_term_former;
create table ticket_term (
  term varchar(160) not null,
  of_requester boolean not null,
  ticket_id bigint not null,
  workspace_id bigint
);
insert into ticket_term (term, of_requester, ticket_id, workspace_id)
  select f.term, f.of_requester, f.ticket_id, case when f.of_requester then null else t.workspace_id end
  from ticket_term_former f join ticket t on t.id = f.ticket_id;
drop table ticket_term_former;
alter table ticket_term add primary key (term, of_requester, ticket_id);
alter table ticket_term add foreign key (ticket_id) references ticket (id) on delete cascade;
create index ticket_term_of_ticket on ticket_term (ticket_id, term, of_requester);
create index ticket_term_of_workspace on ticket_term (workspace_id, term, ticket_id);
