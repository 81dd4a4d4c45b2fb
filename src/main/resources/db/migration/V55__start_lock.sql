-- One row, locked by the server that prepares what all of them share; see StartLock.
create table start_lock (
    id smallint not null primary key
);
insert into start_lock (id) values (1);
