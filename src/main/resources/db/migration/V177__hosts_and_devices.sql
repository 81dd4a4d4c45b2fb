-- One application at a host, whatever its port: who adds one waits for others who add one there.
create table application_host (
  host varchar(253) not null primary key
);

-- The newest fifty browsers of an account are known; each attempt to sign in reads them.
delete from known_device where id in (
  select d.id from (
    select id, row_number() over (partition by account_id order by last_seen_at desc, id desc) as place from known_device
  ) d where d.place > 50
);
