-- The sealed record: what the writer vouches for, and the place and seal that the worker gives after the commit.

-- Keyed hash of all columns above, made by whoever wrote the entry; null for entries older than this column.
alter table audit_entry add column written_hash varchar(120);
-- 1, 2, 3 … in the order of sealing; null while it waits; below 0 where the entry is not the product's.
alter table audit_entry add column chain_position bigint;
-- Keyed hash of all columns, the position and the seal before.
alter table audit_entry add column chain_seal varchar(120);
create index audit_entry_by_position on audit_entry (chain_position, id);

-- One row, locked by whoever seals: the end of the chain.
create table audit_chain (
  id bigint not null primary key,
  head_position bigint not null,
  head_seal varchar(120) not null
);
insert into audit_chain (id, head_position, head_seal) values (1, 0, '-');

-- Lists of many: each order and filter reads one index, and only as far as the page.
drop index audit_entry_of_workspace;
create index audit_entry_of_workspace on audit_entry (workspace_id, recorded_at, id, action);
create index audit_entry_of_workspace_by_action on audit_entry (workspace_id, action, recorded_at, id);
drop index membership_by_role;
create index membership_by_role on membership (workspace_id, role, id);
create index membership_by_id on membership (workspace_id, id);
create index membership_by_joining on membership (workspace_id, joined_at, id);
create index membership_by_exemption on membership (workspace_id, exempt_until);
create index membership_by_account on membership (workspace_id, account_id, id);
create index account_by_state on account (state, id);

-- What is done to all members of a workspace, some at a time: whoever orders it does not wait.
create table member_plan (
  id bigint not null primary key,
  workspace_id bigint not null references workspace (id),
  kind varchar(10) not null,
  planned_at timestamp with time zone,
  remind_before timestamp with time zone,
  after_member bigint not null,
  unique (workspace_id, kind)
);
create sequence member_plan_seq start with 50 increment by 50;
