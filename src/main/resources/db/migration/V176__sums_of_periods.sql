-- Weeks are counted as a whole, too, and periods of so many weeks by type and by agent: a page adds up no buckets of a
-- year. Both are made here of what is counted already, because tickets of former weeks may be gone.
insert into ticket_week (grouped_by, monday, fact, member, bucket, tickets)
  select 'WEEK', w.monday, w.fact, '', w.bucket, sum(w.tickets) from ticket_week w where w.grouped_by = 'TYPE'
  group by w.monday, w.fact, w.bucket;

create table ticket_period (
  weeks integer not null,
  grouped_by varchar(5) not null,
  member varchar(30) not null,
  fact varchar(12) not null,
  bucket integer not null,
  tickets bigint not null,
  primary key (weeks, grouped_by, member, fact, bucket)
);
insert into ticket_period (weeks, grouped_by, member, fact, bucket, tickets)
  select p.weeks, w.grouped_by, w.member, w.fact, w.bucket, sum(w.tickets)
  from (values (4), (13), (26), (52)) p(weeks), ticket_week w
  where w.grouped_by <> 'WEEK' and w.monday > (select max(m.monday) from ticket_week m) - 7 * p.weeks
  group by p.weeks, w.grouped_by, w.member, w.fact, w.bucket;

-- It found the ratings of an agent, which are in such a sum.
drop index ticket_week_of_member;
