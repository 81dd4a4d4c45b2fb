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
