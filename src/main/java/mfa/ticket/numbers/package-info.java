/**
 * What supervisors count: how long tickets wait, how fast they are answered and closed, how many
 * come back, and how they are rated; and of this, to each agent, their own.
 *
 * <p>May use what tickets may use. What is over is counted by week in a table of our own, by one
 * worker, because a year has a million tickets and retention deletes them; so is what waits, for a
 * hundred thousand do (ADR 0087).
 */
@NullMarked
package mfa.ticket.numbers;

import org.jspecify.annotations.NullMarked;
