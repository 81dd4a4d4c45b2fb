/**
 * The pages of workspaces: the start page, the home of one, its security, members and audit.
 *
 * <p>May use every feature but tickets, and {@code shell}. They show a workspace only by what its
 * services answer: where those say nothing, there is no such page.
 */
package mfa.workspace.ui;
