package mfa.ticket.numbers;

import java.time.Instant;
import java.util.Optional;

/**
 * What an agent has to do and has done.
 *
 * @param open tickets to work on
 * @param oldest since when one of these waits; empty where there is none
 * @param doneToday tickets answered, decided or closed since midnight where the agent is
 * @param doneThisWeek the same since Monday
 * @param ratings of the last quarter
 */
public record OwnWork(
    long open, Optional<Instant> oldest, long doneToday, long doneThisWeek, Ratings ratings) {}
