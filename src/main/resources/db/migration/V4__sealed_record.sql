-- The sealed record: what the writer vouches for, and the place and seal that the worker gives after the commit.

-- Keyed hash of all columns above, made by whoever wrote the entry; null for entries older than this column.
alter table audit_entry add column written_hash varchar(120);
-- 1, 2, 3 … in the order of sealing; null while it waits; below 0 where the entry is not the product's.
alter table audit_entry add column chain_position bigint;
-- Keyed hash of all columns, the position and the seal before.
alter table audit_entry add column chain_seal varchar(120);
create index audit_entry_by_position on audit_entry (chain_position, id);

-- One row, locked by whoever seals: the end of the chain.
create table audit_chain (
  id bigint not null primary key,
  head_position bigint not null,
  head_seal varchar(120) not null
);
insert into audit_chain (id, head_position, head_seal) values (1, 0, '-');
