-- Handed to the supervisors by somebody: its review is still the first one.
alter table ticket add column handed_up boolean default false not null;
