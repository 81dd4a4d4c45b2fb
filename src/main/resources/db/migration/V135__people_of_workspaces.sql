-- The list of a workspace's people is sorted by what it shows: last sign-ins (the beginning of time stands for none)
-- and whether somebody is bound.
alter table membership add column last_sign_in_at timestamp with time zone
  default timestamp with time zone '1970-01-01 00:00:00+00:00' not null;
update membership set last_sign_in_at = coalesce(
  (select max(s.created_at) from sign_in_session s
    where s.account_id = membership.account_id and s.stage = 'SIGNED_IN'), last_sign_in_at);
create index membership_by_sign_in on membership (workspace_id, last_sign_in_at, id);
create index membership_by_binding on membership (workspace_id, binding, id);

-- Who is invited stands in the same list as the members.
create view listed_invitation as
select i.id, i.workspace_id, i.open_email as email_key, i.role, i.sent_at
from invitation i where i.open_email is not null and i.workspace_id is not null;
