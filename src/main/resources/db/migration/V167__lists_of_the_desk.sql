-- The list of all tickets in the order of each column, from an index: a million are too many to be sorted.
create index ticket_by_type on ticket (ticket_type, id);
create index ticket_by_title on ticket (title, id);
create index ticket_by_language on ticket (language, id);
create index ticket_by_status on ticket (status, id);
create index ticket_by_priority on ticket (priority, id);
create index ticket_by_reply on ticket (new_reply, id);

-- Backwards, an index would have those first that are never due.
create index ticket_by_due_last_first on ticket (due_at desc nulls last, id desc);
