package mfa.account;

/** What a member may do in a workspace. */
public enum WorkspaceRole {
  OWNER,
  ADMINISTRATOR,
  STANDARD,
  READ_ONLY
}
