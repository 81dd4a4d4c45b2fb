-- Mandatory MFA in a workspace, and what its administrators do with members.

-- An exemption from this workspace's rule; over when its time has come.
alter table membership add column exempt_until timestamp with time zone;
alter table membership add column exempt_reason varchar(300);

-- When the member is next told what is required, and when somebody asked to remind the member.
alter table membership add column next_notice_at timestamp with time zone;
alter table membership add column remind_at timestamp with time zone;
alter table membership add column reminded_at timestamp with time zone;
create index membership_by_notice on membership (next_notice_at);
create index membership_by_reminder on membership (remind_at);
create index membership_by_role on membership (workspace_id, role);

-- Somebody was asked by mail to join; one open invitation of an address for a workspace.
create sequence invitation_seq start with 50 increment by 50;
create table invitation (
  id bigint not null primary key,
  workspace_id bigint not null references workspace (id),
  email varchar(254) not null,
  open_email varchar(254),
  role varchar(16) not null,
  language varchar(8) not null,
  key_hash varchar(120) not null unique,
  invited_by bigint not null references account (id),
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  canceled_at timestamp with time zone,
  version bigint default 0 not null,
  unique (workspace_id, open_email)
);
