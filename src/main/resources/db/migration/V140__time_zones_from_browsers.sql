-- Whether somebody has chosen the time zone, or a browser has told it; until then it is only the server's guess.
alter table account add column time_zone_known boolean default false not null;
update account set time_zone_known = true where time_zone <> 'UTC';
