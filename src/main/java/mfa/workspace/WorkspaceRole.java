package mfa.workspace;

/** What a member may do in a workspace. */
public enum WorkspaceRole {
  OWNER,
  ADMINISTRATOR,
  STANDARD,
  READ_ONLY;

  /** Whether it sees members, security settings and audit log of the workspace. */
  public boolean administers() {
    return this == OWNER || this == ADMINISTRATOR;
  }
}
