package mfa.workspace.members;

/** Somebody who may have done something in a workspace, or to whom something may have happened. */
public record AuditPerson(long accountId, String name, String email) {}
