-- The mail about a sign-in that adopts the browser's time zone speaks of it already.
drop view sign_in_account;
create view sign_in_account as
select a.id, a.canonical_email, a.email, a.name, a.language, a.time_zone, a.time_zone_known, a.state, a.password_hash,
  a.password_changed_at, a.must_replace_password,
  case when exists (select 1 from authenticator x where x.account_id = a.id) then true else false end as bound,
  (select c.locked_until from failure_counter c where c.subject = 'code/' || a.id) as code_locked_until,
  (select string_agg(d.device_hash, ',') from known_device d where d.account_id = a.id) as device_hashes
from account a;
