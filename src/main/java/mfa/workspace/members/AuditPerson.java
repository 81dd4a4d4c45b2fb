package mfa.workspace.members;

/**
 * Somebody who may have done something in a workspace, or to whom something may have happened.
 *
 * @param email empty for somebody who is no member any more
 */
public record AuditPerson(long accountId, String name, String email) {}
