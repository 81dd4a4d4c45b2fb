-- The record of a workspace, newest first: H2 reads an index in its own direction only.
drop index audit_entry_of_workspace;
create index audit_entry_of_workspace on audit_entry (workspace_id, recorded_at desc, id desc, action);
drop index audit_entry_of_workspace_by_action;
create index audit_entry_of_workspace_by_action on audit_entry (workspace_id, action, recorded_at desc, id desc);

-- What lists sort a name by.
alter table account add column name_key varchar(360);
update account set name_key = lower(name);
alter table account alter column name_key set not null;
create index account_by_name on account (name_key, id);
create index account_by_creation on account (created_at, id);

-- Lists of members are searched and sorted by what their accounts are called and where these stand, copied here:
-- one index then has a workspace in the order of a column. What is decided, is decided by the account.
alter table membership add column name_key varchar(360);
alter table membership add column email_key varchar(254);
alter table membership add column account_state varchar(12);
update membership set
  name_key = (select a.name_key from account a where a.id = account_id),
  email_key = (select a.canonical_email from account a where a.id = account_id),
  account_state = (select a.state from account a where a.id = account_id);
alter table membership alter column name_key set not null;
alter table membership alter column email_key set not null;
alter table membership alter column account_state set not null;
create index membership_by_name on membership (workspace_id, name_key, id);
create index membership_by_email on membership (workspace_id, email_key, id);
create index membership_by_state on membership (workspace_id, account_state, id);

-- When the process of a withdrawn ticket was told, so that each is told once.
alter table ticket add column withdrawal_told_at timestamp with time zone;
create index ticket_by_withdrawal on ticket (withdrawal_told_at, withdrawn_at);
