-- Sign in, bind, sign in with a code, unbind.
-- One SQL for H2 and PostgreSQL. Times are UTC instants. Everything that must not be read from a dump is either
-- sealed (AES-GCM, "<key id>:<base64>") or a keyed hash ("<key id>:<base64>"); the keys are outside the database.

create sequence account_seq start with 50 increment by 50;
create sequence workspace_seq start with 50 increment by 50;
create sequence membership_seq start with 50 increment by 50;
create sequence sign_in_session_seq start with 50 increment by 50;
create sequence known_device_seq start with 50 increment by 50;
create sequence authenticator_seq start with 50 increment by 50;
create sequence enrolment_seq start with 50 increment by 50;
create sequence recovery_code_seq start with 50 increment by 50;
create sequence verification_code_seq start with 50 increment by 50;
create sequence password_reset_seq start with 50 increment by 50;
create sequence outbox_mail_seq start with 50 increment by 50;
create sequence audit_entry_seq start with 50 increment by 50;

-- Which encryption keys the data was written with; a start with another key under a known name is refused.
create table key_check (
  key_id varchar(40) not null primary key,
  fingerprint varchar(120) not null
);

create table account (
  id bigint not null primary key,
  email varchar(254) not null,
  canonical_email varchar(254) not null unique,
  name varchar(120) not null,
  language varchar(8) not null,
  time_zone varchar(60) not null,
  state varchar(12) not null,
  password_hash varchar(300),
  password_changed_at timestamp with time zone,
  must_bind boolean default false not null,
  created_at timestamp with time zone not null,
  version bigint default 0 not null
);

create table platform_role (
  account_id bigint not null references account (id),
  role varchar(20) not null,
  primary key (account_id, role)
);

create table workspace (
  id bigint not null primary key,
  name varchar(120) not null,
  language varchar(8) not null,
  mfa_required_since timestamp with time zone,
  grace_days integer default 7 not null,
  created_at timestamp with time zone not null,
  version bigint default 0 not null
);

create table membership (
  id bigint not null primary key,
  workspace_id bigint not null references workspace (id),
  account_id bigint not null references account (id),
  role varchar(16) not null,
  joined_at timestamp with time zone not null,
  version bigint default 0 not null,
  unique (account_id, workspace_id)
);
create index membership_of_workspace on membership (workspace_id);

create table sign_in_session (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  stage varchar(16) not null,
  client_address varchar(64) not null,
  user_agent varchar(300) not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  code_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason varchar(20)
);
create index sign_in_session_of_account on sign_in_session (account_id, ended_at);
create index sign_in_session_by_last_seen on sign_in_session (last_seen_at);

create table known_device (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  device_hash varchar(120) not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  unique (account_id, device_hash)
);
create index known_device_by_last_seen on known_device (last_seen_at);

create table authenticator (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  name varchar(60) not null,
  sealed_secret varchar(300) not null,
  last_step bigint not null,
  bound_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null
);
create index authenticator_of_account on authenticator (account_id);

-- One enrolment for an account at a time: the newest wins, the other tab is told.
create table enrolment (
  id bigint not null primary key,
  account_id bigint not null unique references account (id),
  session_id bigint not null,
  email varchar(254) not null,
  sealed_secret varchar(300) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table recovery_code (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  code_hash varchar(120) not null unique,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index recovery_code_of_account on recovery_code (account_id);

-- Whether the owner said that the codes of this time are kept safe.
create table recovery_codes_saved (
  account_id bigint not null primary key references account (id),
  saved_at timestamp with time zone not null
);

create table verification_code (
  id bigint not null primary key,
  account_id bigint not null references account (id),
  purpose varchar(20) not null,
  email varchar(254) not null,
  request varchar(120) not null,
  code_hash varchar(120) not null,
  tries integer default 0 not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create index verification_code_of_account on verification_code (account_id, purpose);
create index verification_code_by_expiry on verification_code (expires_at);

-- Consecutive failures of one kind for one subject; the subject is a keyed hash where it is an address.
create table throttle (
  subject varchar(160) not null primary key,
  failures integer not null,
  locked_until timestamp with time zone,
  changed_at timestamp with time zone not null
);
create index throttle_by_change on throttle (changed_at);

-- How much of a budget was used since the window began.
create table budget (
  subject varchar(160) not null primary key,
  used integer not null,
  window_start timestamp with time zone not null,
  last_used_at timestamp with time zone not null
);
create index budget_by_window on budget (window_start);

-- Requests of "Forgot password?", written alike for every address and evaluated after the answer.
create table password_reset (
  id bigint not null primary key,
  sealed_email varchar(700) not null,
  client_address varchar(64) not null,
  user_agent varchar(300) not null,
  requested_at timestamp with time zone not null,
  evaluated_at timestamp with time zone,
  account_id bigint references account (id),
  key_hash varchar(120) unique,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index password_reset_by_request on password_reset (evaluated_at, requested_at);
create index password_reset_of_account on password_reset (account_id);

create table outbox_mail (
  id bigint not null primary key,
  message_id varchar(120) not null unique,
  template varchar(40) not null,
  recipient varchar(254) not null,
  language varchar(8) not null,
  sealed_parameters varchar(8000),
  created_at timestamp with time zone not null,
  not_after timestamp with time zone,
  next_attempt_at timestamp with time zone,
  attempts integer default 0 not null,
  sent_at timestamp with time zone,
  dropped_at timestamp with time zone,
  last_error varchar(300)
);
create index outbox_mail_due on outbox_mail (next_attempt_at);

create table audit_entry (
  id bigint not null primary key,
  recorded_at timestamp with time zone not null,
  action varchar(40) not null,
  result varchar(12) not null,
  actor_id bigint,
  subject_id bigint,
  workspace_id bigint,
  factor varchar(20),
  client_address varchar(64) not null,
  user_agent varchar(300) not null,
  detail varchar(1000) not null
);
create index audit_entry_of_subject on audit_entry (subject_id, recorded_at);
create index audit_entry_of_workspace on audit_entry (workspace_id, recorded_at);
create index audit_entry_by_time on audit_entry (recorded_at);
