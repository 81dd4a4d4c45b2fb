/**
 * The pages of a workspace: its home, its rule about MFA, its members.
 *
 * <p>May use {@code enforcement} and below, and {@code shell}. They show a workspace only by what
 * its services answer: where those say nothing, there is no such page.
 */
package mfa.enforcement.ui;
