package mfa.ticket.numbers;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import mfa.platform.time.Durations;

/** Adds up what was counted of weeks, types or agents. */
class NumbersCount {

  static final int MAX_STARS = 5;

  private final Map<TicketFact, Long> counts = new EnumMap<>(TicketFact.class);
  private final Durations firstReplies = new Durations();
  private final Durations closings = new Durations();
  private final long[] ratings = new long[MAX_STARS];

  void add(TicketFact fact, long bucket, long tickets) {
    counts.merge(fact, tickets, Long::sum);
    switch (fact) {
      case FIRST_REPLY -> firstReplies.add((int) bucket, tickets);
      case CLOSED -> closings.add((int) bucket, tickets);
      case RATED -> ratings[(int) bucket - 1] += tickets;
      case FILED, RESTARTED, FOLLOWED_UP -> {
        // They have no bucket.
      }
    }
  }

  NumbersCount addAll(NumbersCount others) {
    others.counts.forEach((fact, tickets) -> counts.merge(fact, tickets, Long::sum));
    firstReplies.addAll(others.firstReplies);
    closings.addAll(others.closings);
    Arrays.setAll(ratings, stars -> ratings[stars] + others.ratings[stars]);
    return this;
  }

  TicketNumbers numbers() {
    return new TicketNumbers(
        count(TicketFact.FILED),
        TimeTaken.of(firstReplies),
        TimeTaken.of(closings),
        count(TicketFact.RESTARTED),
        count(TicketFact.FOLLOWED_UP),
        new Ratings(ratings[0], ratings[1], ratings[2], ratings[3], ratings[4]));
  }

  private long count(TicketFact fact) {
    return counts.getOrDefault(fact, 0L);
  }
}
