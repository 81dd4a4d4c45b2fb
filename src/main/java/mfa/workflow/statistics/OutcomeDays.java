package mfa.workflow.statistics;

import java.util.List;

/**
 * How many tickets ended with an outcome.
 *
 * @param outcome as the contract names it
 * @param tickets for each day of the period, the present one last
 */
public record OutcomeDays(String outcome, List<Long> tickets) {

  public OutcomeDays {
    tickets = List.copyOf(tickets);
  }

  public long total() {
    return tickets.stream().mapToLong(Long::longValue).sum();
  }
}
