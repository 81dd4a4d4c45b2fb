-- What ran out stays for months without an end: the time tells which sessions of an account count.
create index sign_in_session_of_account_by_creation on sign_in_session (account_id, created_at);
