-- A closed workspace is there for its log and for who reopens it; nobody else finds it.
alter table workspace add column closed_at timestamp with time zone;

drop view application_caller;
create view application_caller as
select k.id, k.key_hash, p.origin, k.session_id, c.stage, c.created_at, c.last_seen_at, c.code_at, c.ended_at,
  c.end_reason, c.account_id, c.account_state, c.must_replace_password, c.bound, a.email, a.name, m.role
from application_session k
join application p on p.id = k.application_id
join workspace w on w.id = p.workspace_id and w.closed_at is null
join caller_state c on c.id = k.session_id
join account a on a.id = c.account_id
join membership m on m.workspace_id = p.workspace_id and m.account_id = c.account_id;
