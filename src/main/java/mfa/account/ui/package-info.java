/**
 * The start page with the workspaces, and Account Management.
 *
 * <p>May use {@code account} and below, and {@code shell}. Views hold no rules: they build value
 * types from what was typed, call one service, and show its answer.
 */
package mfa.account.ui;
