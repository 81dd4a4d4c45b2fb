-- Members list the tickets of their workspace: filtered and sorted by these, each page and count from an index.
create index ticket_of_workspace_by_status on ticket (workspace_id, status, filed_at);
create index ticket_of_workspace_by_type on ticket (workspace_id, ticket_type, filed_at);
create index ticket_of_workspace_by_title on ticket (workspace_id, title, filed_at);
create index ticket_of_workspace_by_number on ticket (workspace_id, id);
create index ticket_of_workspace_by_closing on ticket (workspace_id, closed_at, filed_at);
