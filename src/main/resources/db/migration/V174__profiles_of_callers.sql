-- What nearly every page shows of its reader comes with what the gate asks: name, address, language, time zone; and
-- how the account is protected, which the first pages say.
drop view application_caller;
drop view caller_state;

create view caller_state as
select s.id, s.key_hash, s.account_id, s.stage, s.created_at, s.last_seen_at, s.code_at, s.ended_at, s.end_reason,
  a.state as account_state, a.must_replace_password, a.must_bind, a.email, a.name, a.language, a.time_zone,
  case when exists (select 1 from authenticator x where x.account_id = s.account_id) then true else false end as bound,
  (select count(*) from recovery_code r where r.account_id = s.account_id and r.used_at is null) as recovery_codes_left,
  case when exists (select 1 from recovery_codes_saved r where r.account_id = s.account_id) then true else false end
    as recovery_codes_saved,
  (select max(r.created_at) from recovery_code r where r.account_id = s.account_id) as recovery_codes_made_at,
  (select string_agg(r.role, ',') from platform_role r where r.account_id = s.account_id) as platform_roles,
  case when exists (select 1 from membership m join workspace w on w.id = m.workspace_id and w.closed_at is null
    where m.account_id = s.account_id) then true else false end as in_workspaces,
  case when exists (select 1 from unbind_ticket t where t.open_account_id = s.account_id) then true else false end
    as has_open_ticket,
  case when exists (select 1 from ticket t
    join membership m on m.workspace_id = t.workspace_id and m.account_id = t.account_id
    join workspace w on w.id = t.workspace_id and w.closed_at is null
    where t.account_id = s.account_id and t.status = 'FEEDBACK_PROVIDED') then true else false end as awaited
from sign_in_session s join account a on a.id = s.account_id;

create view application_caller as
select k.id, k.key_hash, p.origin, k.session_id, c.stage, c.created_at, c.last_seen_at, c.code_at, c.ended_at,
  c.end_reason, c.account_id, c.account_state, c.must_replace_password, c.bound, c.email, c.name, m.role
from application_session k
join application p on p.id = k.application_id
join workspace w on w.id = p.workspace_id and w.closed_at is null
join caller_state c on c.id = k.session_id
join membership m on m.workspace_id = p.workspace_id and m.account_id = c.account_id;
