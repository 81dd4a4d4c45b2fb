-- What only unbind tickets have goes to a table of their own; what every type has, and what lists filter and sort by, stays.

alter table ticket rename column verified_at to filed_at;
alter table ticket rename column heightened to high_priority;

create table unbind_ticket (
  id bigint not null primary key references ticket (id),
  draft_account_id bigint unique,
  open_account_id bigint unique,
  form_hash varchar(120) not null,
  known_device boolean,
  known_address boolean,
  heightened boolean default false not null,
  heightened_because varchar(200) default '' not null,
  locked_while_open boolean default false not null,
  filed_notice_at timestamp with time zone,
  approved_at timestamp with time zone,
  approved_notice_at timestamp with time zone,
  waiting_until timestamp with time zone,
  reset_at timestamp with time zone,
  reset_refused varchar(30),
  disputed_at timestamp with time zone,
  stopped_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_because varchar(30),
  withdrawal_notified_at timestamp with time zone
);

insert into unbind_ticket (
  id, draft_account_id, open_account_id, form_hash, known_device, known_address, heightened, heightened_because,
  locked_while_open, filed_notice_at, approved_at, approved_notice_at, waiting_until, reset_at, reset_refused,
  disputed_at, stopped_at, withdrawn_at, withdrawn_because, withdrawal_notified_at)
select
  id, draft_account_id, open_account_id, form_hash, known_device, known_address, high_priority, heightened_because,
  locked_while_open, filed_notice_at, approved_at, approved_notice_at, waiting_until, reset_at, reset_refused,
  objected_at, stopped_at, withdrawn_at, withdrawn_because, withdrawal_told_at
from ticket where ticket_type = 'UNBIND_MFA';

create index unbind_ticket_of_form on unbind_ticket (form_hash);
create index unbind_ticket_by_refusal on unbind_ticket (reset_refused);
create index unbind_ticket_by_withdrawal on unbind_ticket (withdrawal_notified_at, withdrawn_at);

drop index ticket_by_withdrawal;
drop index ticket_by_refusal;
drop index ticket_by_notice;
alter table ticket drop column draft_account_id;
alter table ticket drop column open_account_id;
alter table ticket drop column form_hash;
alter table ticket drop column known_device;
alter table ticket drop column known_address;
alter table ticket drop column heightened_because;
alter table ticket drop column locked_while_open;
alter table ticket drop column filed_notice_at;
alter table ticket drop column approved_at;
alter table ticket drop column approved_notice_at;
alter table ticket drop column waiting_until;
alter table ticket drop column reset_at;
alter table ticket drop column reset_refused;
alter table ticket drop column objected_at;
alter table ticket drop column stopped_at;
alter table ticket drop column withdrawn_at;
alter table ticket drop column withdrawn_because;
alter table ticket drop column withdrawal_told_at;
