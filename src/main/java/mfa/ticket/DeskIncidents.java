package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import mfa.mail.OutboxService;

/** What went wrong without anybody at a screen: failed steps of processes, undelivered mails. */
@Dependent
class DeskIncidents {

  /** More at once are no list to work through, but one cause to be found. */
  private static final int MOST = 500;

  private final Unbinding unbinding;
  private final OutboxService outbox;

  @Inject
  DeskIncidents(Unbinding unbinding, OutboxService outbox) {
    this.unbinding = unbinding;
    this.outbox = outbox;
  }

  /** The numbers of the tickets with an incident. */
  Set<String> tickets() {
    Set<String> numbers = new HashSet<>(outbox.ticketsWithUndelivered(MOST));
    unbinding.failing(MOST).forEach(number -> numbers.add(number.text()));
    return numbers;
  }
}
