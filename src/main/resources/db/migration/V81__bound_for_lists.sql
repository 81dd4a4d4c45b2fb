-- Lists of accounts and members ask their own rows whether somebody is bound.
alter table account add column binding varchar(7) default 'UNBOUND' not null;
alter table membership add column binding varchar(7) default 'UNBOUND' not null;
update account set binding = 'BOUND'
  where exists (select 1 from authenticator x where x.account_id = account.id);
update membership set binding = 'BOUND'
  where exists (select 1 from authenticator x where x.account_id = membership.account_id);
