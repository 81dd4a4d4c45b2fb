-- Words by which customer service finds tickets again.
create table ticket_tag (
  ticket_id bigint not null references ticket (id) on delete cascade,
  tag varchar(40) not null,
  primary key (ticket_id, tag)
);
create index ticket_tag_by_tag on ticket_tag (tag, ticket_id);

-- Colleagues who were named in a note, until they have seen it.
create sequence ticket_mention_seq start with 50 increment by 50;

create table ticket_mention (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id) on delete cascade,
  account_id bigint not null references account (id),
  mentioned_at timestamp with time zone not null,
  seen_at timestamp with time zone
);
create index ticket_mention_of_account on ticket_mention (account_id, seen_at, ticket_id);
create index ticket_mention_of_ticket on ticket_mention (ticket_id);
