-- A file that somebody uploaded is deployed as such until it is changed in the browser.
alter table process_draft add column uploaded boolean default false not null;
