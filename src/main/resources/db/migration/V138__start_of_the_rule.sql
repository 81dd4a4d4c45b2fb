-- The rule of a workspace can begin with some of its members, and its mails can have words of who switched it on.
alter table workspace add column pilot_required_since timestamp with time zone;
alter table workspace add column pilot_grace_days integer default 0 not null;
alter table workspace add column announcement varchar(500);
alter table workspace add column announced_by varchar(120);
alter table membership add column pilot boolean default false not null;
create index membership_by_pilot on membership (workspace_id, pilot);
