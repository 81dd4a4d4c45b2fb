/**
 * Workspaces, their members and their roles, exemptions, and each workspace's rule about MFA.
 *
 * <p>May use {@code account}, {@code session}, {@code verification} and the leaves. A workspace
 * that is not the caller's is answered like one that does not exist (R58). Memberships carry copies
 * of names, addresses and states for lists (ADR 0018); nothing is decided by them.
 */
package mfa.workspace;
