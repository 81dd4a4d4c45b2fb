-- Tables and values take the words that the code and its readers use.

alter table throttle rename to failure_counter;
alter table budget rename to rate_counter;
alter table member_plan rename to bulk_member_job;

update ticket set heightened_because = replace(heightened_because, 'POWER', 'PRIVILEGED')
  where heightened_because like '%POWER%';
