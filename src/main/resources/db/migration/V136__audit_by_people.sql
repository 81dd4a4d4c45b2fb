-- The audit log of a workspace by who did something and by whom it happened to, newest first.
create index audit_entry_of_workspace_by_actor on audit_entry (workspace_id, actor_id, recorded_at desc, id desc);
create index audit_entry_of_workspace_by_subject on audit_entry (workspace_id, subject_id, recorded_at desc, id desc);
