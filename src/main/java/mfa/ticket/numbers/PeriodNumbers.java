package mfa.ticket.numbers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a period.
 *
 * @param rows weeks in their order, all of them; types and agents by name
 * @param countedAt when they were counted last; empty before the first time
 */
public record PeriodNumbers(List<NumbersRow> rows, Optional<Instant> countedAt) {

  public PeriodNumbers {
    rows = List.copyOf(rows);
  }
}
