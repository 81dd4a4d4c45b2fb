-- Web applications of workspaces, which stand behind the gate.
create sequence application_seq start with 50 increment by 50;
create table application (
  id bigint not null primary key,
  workspace_id bigint not null references workspace (id),
  name varchar(60) not null,
  origin varchar(300) not null unique,
  created_at timestamp with time zone not null
);
create index application_of_workspace on application (workspace_id);

-- What leads a browser from our pages into an application: hashed, for a minute, used once, by the browser that asked.
create sequence entry_code_seq start with 50 increment by 50;
create table entry_code (
  id bigint not null primary key,
  code_hash varchar(120) not null unique,
  application_id bigint not null references application (id) on delete cascade,
  session_id bigint not null references sign_in_session (id) on delete cascade,
  browser_hash varchar(120) not null,
  return_path varchar(2000) not null,
  ends_at timestamp with time zone not null
);
create index entry_code_of_application on entry_code (application_id);
create index entry_code_of_session on entry_code (session_id);
create index entry_code_by_end on entry_code (ends_at);

-- The key that a browser shows to one application's host, hashed. It counts as long as the sign-in that it came from.
create sequence application_session_seq start with 50 increment by 50;
create table application_session (
  id bigint not null primary key,
  key_hash varchar(120) not null unique,
  application_id bigint not null references application (id) on delete cascade,
  session_id bigint not null references sign_in_session (id) on delete cascade,
  created_at timestamp with time zone not null
);
create index application_session_of_application on application_session (application_id);
create index application_session_of_session on application_session (session_id);
