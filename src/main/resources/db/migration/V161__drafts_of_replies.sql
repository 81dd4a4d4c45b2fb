-- What an agent has typed at a ticket and not sent. It says to colleagues that somebody is replying, too: on every server.
create table ticket_reply_draft (
  draft_key varchar(50) not null primary key,
  ticket_id bigint references ticket (id) on delete cascade,
  account_id bigint references account (id),
  reply varchar(20000),
  note varchar(20000),
  reason varchar(4000),
  typed_at timestamp with time zone
);
create index ticket_reply_draft_of_ticket on ticket_reply_draft (ticket_id, typed_at);
create index ticket_reply_draft_of_account on ticket_reply_draft (account_id);
