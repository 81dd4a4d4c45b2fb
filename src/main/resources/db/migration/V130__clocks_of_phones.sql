-- By how many time steps the phone is ahead of us, as its codes have shown; and the code by which its owner was told
-- that its clock is wrong, which is used up by that.
alter table authenticator add column clock_ahead integer default 0 not null;
alter table authenticator add column told_step bigint;
alter table authenticator add column told_ahead integer default 0 not null;
