-- Whether somebody still administers the workspace is asked of the account when the mail is written; a name cannot say
-- that. No foreign keys: setting one would lock the asker's account after a thousand memberships, against the order in which
-- signing in locks them.
alter table membership add column remind_by_id bigint;
alter table membership drop column remind_by;
alter table bulk_member_job add column asked_by_id bigint;
alter table bulk_member_job drop column asked_by;
