-- The version that a ticket was moved to; null where a row tells of a step that was entered.
alter table ticket_step add column moved_to integer;
