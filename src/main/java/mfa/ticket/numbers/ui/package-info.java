/**
 * The page of the numbers, for supervisors, and the line at the desk with an agent's own.
 *
 * <p>May use {@code mfa.ticket.numbers}, {@code mfa.ticket.ui} and the shell. Each number stands
 * beside what it means, because two people who count differently talk past each other.
 */
@NullMarked
package mfa.ticket.numbers.ui;

import org.jspecify.annotations.NullMarked;
