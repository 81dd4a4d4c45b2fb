-- Unbind without the phone: request, ticket, review, conversation.

create sequence unbind_request_seq start with 50 increment by 50;
create sequence ticket_seq start with 50 increment by 50;
create sequence ticket_message_seq start with 50 increment by 50;
create sequence ticket_review_seq start with 50 increment by 50;
create sequence ticket_step_seq start with 50 increment by 50;
create sequence ticket_attachment_seq start with 50 increment by 50;

-- "Get verification code" of the unbind form, written alike for every address and evaluated after the answer.
create table unbind_request (
  id bigint not null primary key,
  form_hash varchar(120) not null,
  sealed_content varchar(900) not null,
  client_address varchar(64) not null,
  user_agent varchar(300) not null,
  device_hash varchar(120),
  requested_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  evaluated_at timestamp with time zone,
  refused_account_id bigint,
  tries integer default 0 not null
);
create index unbind_request_by_time on unbind_request (evaluated_at, due_at);
create index unbind_request_of_account on unbind_request (refused_account_id, evaluated_at);

create table ticket (
  id bigint not null primary key,
  ticket_number varchar(20) not null unique,
  ticket_type varchar(30) not null,
  account_id bigint not null references account (id),
  draft_account_id bigint unique,
  open_account_id bigint unique,
  status varchar(30) not null,
  title varchar(200) not null,
  email varchar(254) not null,
  language varchar(8) not null,
  form_hash varchar(120) not null,
  client_address varchar(64) not null,
  user_agent varchar(300) not null,
  device_hash varchar(120),
  created_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  filed_notice_at timestamp with time zone,
  approved_at timestamp with time zone,
  approved_notice_at timestamp with time zone,
  waiting_until timestamp with time zone,
  reset_at timestamp with time zone,
  objected_at timestamp with time zone,
  stopped_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  closed_at timestamp with time zone,
  outcome varchar(16),
  heightened boolean default false not null,
  heightened_because varchar(200) default '' not null,
  locked_while_open boolean default false not null,
  process_instance_id varchar(64),
  step varchar(64),
  step_name varchar(255),
  task_id varchar(64),
  candidate_group varchar(40),
  assignee_id bigint,
  due_at timestamp with time zone,
  waiting_since timestamp with time zone not null,
  new_reply boolean default false not null,
  rating integer,
  rating_comment varchar(2000),
  version bigint default 0 not null
);
create index ticket_of_account on ticket (account_id, created_at);
create index ticket_by_queue on ticket (status, candidate_group, assignee_id, waiting_since);
create index ticket_by_due on ticket (due_at);
create index ticket_by_assignee on ticket (assignee_id, task_id);
create index ticket_by_group on ticket (candidate_group, task_id);
create index ticket_by_wait on ticket (waiting_since, id);

create table ticket_message (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id),
  author varchar(12) not null,
  author_id bigint,
  internal boolean not null,
  body varchar(20000) not null,
  written_at timestamp with time zone not null
);
create index ticket_message_of_ticket on ticket_message (ticket_id, written_at);

create table ticket_review (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id),
  second_review boolean not null,
  reviewer_id bigint not null,
  decision varchar(10) not null,
  reason varchar(4000) not null,
  answers varchar(4000) not null,
  evidence varchar(30),
  device_hash varchar(120),
  decided_at timestamp with time zone not null
);
create index ticket_review_of_reviewer on ticket_review (reviewer_id, decided_at);
create index ticket_review_of_ticket on ticket_review (ticket_id, decided_at);

create table ticket_step (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id),
  step varchar(64) not null,
  step_name varchar(255) not null,
  entered_at timestamp with time zone not null
);
create index ticket_step_of_ticket on ticket_step (ticket_id, entered_at);

-- Base64, because H2 and PostgreSQL have no type of 8 MB of bytes in common.
create table ticket_attachment (
  id bigint not null primary key,
  ticket_id bigint not null references ticket (id),
  message_id bigint not null references ticket_message (id),
  internal boolean not null,
  name varchar(120) not null,
  content_size integer not null,
  content_base64 text not null
);
create index ticket_attachment_of_ticket on ticket_attachment (ticket_id);
create index ticket_attachment_of_message on ticket_attachment (message_id);

alter table outbox_mail add column ticket_number varchar(20);
-- When those who observe mails about tickets were told that it was sent.
alter table outbox_mail add column announced_at timestamp with time zone;
create index outbox_mail_by_end on outbox_mail (sent_at, ticket_number);
create index outbox_mail_of_ticket on outbox_mail (ticket_number);
create index outbox_mail_by_announcement on outbox_mail (announced_at, sent_at);

-- The owner said that somebody else unbound it: no sign-in before a new password.
alter table account add column must_replace_password boolean default false not null;
