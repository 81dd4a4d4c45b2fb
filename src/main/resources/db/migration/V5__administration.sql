-- Platform administration, change of the e-mail address, deletion of accounts.

-- An invitation to the whole server names a platform role and no workspace; the very first has no inviter.
alter table invitation alter column workspace_id drop not null;
alter table invitation alter column role drop not null;
alter table invitation alter column invited_by drop not null;
alter table invitation add column platform_role varchar(20);
create index invitation_by_role on invitation (platform_role, open_email);

-- Somebody wants another e-mail address: asked for, proven at the new (and old) address, done, perhaps taken back.
create sequence email_change_seq start with 50 increment by 50;
create table email_change (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  session_id bigint not null,
  former_email varchar(254) not null,
  former_canonical_email varchar(254) not null,
  new_email varchar(254) not null,
  requested_at timestamp with time zone not null,
  former_verified_at timestamp with time zone,
  new_verified_at timestamp with time zone,
  changed_at timestamp with time zone,
  key_hash varchar(120) unique,
  ended_at timestamp with time zone
);
create index email_change_of_account on email_change (account_id, changed_at);
create index email_change_by_former on email_change (former_canonical_email, changed_at);
