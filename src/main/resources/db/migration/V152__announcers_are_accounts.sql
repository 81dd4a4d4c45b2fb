-- Mails about a rule name and quote who made it as long as that person administers the workspace: the account is kept, not a name.
alter table workspace add column announcer_id bigint references account (id);
update workspace set announcer_id =
  (select min(m.account_id) from membership m join account a on a.id = m.account_id
    where m.workspace_id = workspace.id and m.role in ('OWNER', 'ADMINISTRATOR') and a.name = workspace.announced_by
    having count(*) = 1)
  where announced_by is not null;
alter table workspace drop column announced_by;
