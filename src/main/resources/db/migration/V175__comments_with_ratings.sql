-- What was written with ratings is found by its time, however many ratings have no words.
alter table ticket add column commented_at timestamp with time zone;
update ticket set commented_at = rated_at where rating_comment <> '';
create index ticket_by_comment on ticket (commented_at, id);
