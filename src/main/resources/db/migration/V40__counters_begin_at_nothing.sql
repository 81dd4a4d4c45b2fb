-- A counter is added by its name alone, where it is missing, in one statement that cannot fail.
alter table throttle alter column failures set default 0;
alter table throttle alter column changed_at set default current_timestamp;
alter table budget alter column used set default 0;
alter table budget alter column window_start set default timestamp with time zone '1970-01-01 00:00:00+00';
alter table budget alter column last_used_at set default timestamp with time zone '1970-01-01 00:00:00+00';
