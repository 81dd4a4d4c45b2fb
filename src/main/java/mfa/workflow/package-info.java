/**
 * The life of process models: who deployed which version, deploying and rolling back.
 *
 * <p>May use {@code workflow.process}, {@code authenticator}, {@code account}, {@code session},
 * {@code verification} and the leaves. The engine keeps the files and runs them; who, when, from
 * where and why stands in a table of ours, written in the same transaction. A deployment holds the
 * row of the process, so that two people, or two servers, make one version after the other, and
 * nobody replaces a version from a page without having seen it.
 */
package mfa.workflow;
