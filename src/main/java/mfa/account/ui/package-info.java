/**
 * Account Management: profile, address, workspaces to leave, and the end of the account.
 *
 * <p>May use every feature but tickets, and {@code shell}. Views hold no rules: they build value
 * types from what was typed, call one service, and show its answer.
 */
package mfa.account.ui;
