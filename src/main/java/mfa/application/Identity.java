package mfa.application;

import mfa.workspace.WorkspaceRole;

/**
 * Who somebody is to an application.
 *
 * @param accountId never changes, also when name and address do
 * @param role in the application's workspace
 */
public record Identity(long accountId, String email, String name, WorkspaceRole role) {}
