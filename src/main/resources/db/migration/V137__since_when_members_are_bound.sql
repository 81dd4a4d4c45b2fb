-- Since when a member is bound, for the progress of a workspace; who joined bound counts from then on.
alter table membership add column bound_at timestamp with time zone;
update membership set bound_at = greatest(joined_at,
  (select min(x.bound_at) from authenticator x where x.account_id = membership.account_id))
where binding = 'BOUND';
create index membership_by_bound_at on membership (workspace_id, bound_at);
