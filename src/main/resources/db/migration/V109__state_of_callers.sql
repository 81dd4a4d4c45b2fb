-- What the gate asks at every request, in one statement: so it sees one moment, not several.
create view caller_state as
select s.id, s.key_hash, s.account_id, s.stage, s.created_at, s.last_seen_at, s.code_at, s.ended_at, s.end_reason,
  a.state as account_state, a.must_replace_password,
  case when exists (select 1 from authenticator x where x.account_id = s.account_id) then true else false end as bound,
  (select string_agg(r.role, ',') from platform_role r where r.account_id = s.account_id) as platform_roles
from sign_in_session s join account a on a.id = s.account_id;
