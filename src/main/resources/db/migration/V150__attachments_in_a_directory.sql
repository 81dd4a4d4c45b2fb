-- The content of a file stands in its row, or in a file of a directory; its hash says whether it is still the same.
alter table ticket_attachment alter column content_base64 drop not null;
alter table ticket_attachment add column content_file varchar(32);
alter table ticket_attachment add column content_hash varchar(64);
create index ticket_attachment_by_file on ticket_attachment (content_file);
