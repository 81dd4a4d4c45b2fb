-- No list is sorted by when a ticket was closed.
drop index ticket_of_workspace_by_closing;
