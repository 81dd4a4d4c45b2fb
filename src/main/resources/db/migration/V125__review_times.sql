-- How long reviews take is the median over the tickets approved in the last 30 days.
create index unbind_ticket_by_approval on unbind_ticket (approved_at);
