package mfa.ticket.numbers;

import java.util.List;

/**
 * How many tickets of a type or with an agent wait.
 *
 * @param subject as in {@link NumbersRow}
 * @param tickets for each {@link WaitingAge}, in its order
 */
public record WaitingRow(String subject, List<Long> tickets) {

  public WaitingRow {
    tickets = List.copyOf(tickets);
  }

  public long total() {
    return tickets.stream().mapToLong(Long::longValue).sum();
  }
}
