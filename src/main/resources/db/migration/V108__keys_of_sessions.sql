-- A browser shows the key of its session in a cookie of its own; this is the keyed hash of it. Sessions from before have
-- none and end here: they were lost with every restart of the server.
alter table sign_in_session add column key_hash varchar(120);
create unique index sign_in_session_of_key on sign_in_session (key_hash);
update sign_in_session set ended_at = last_seen_at, end_reason = 'GONE' where ended_at is null;
