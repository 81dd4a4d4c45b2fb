package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import mfa.mail.OutboxService;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;

/** What went wrong without anybody at a screen: failed steps of processes, undelivered mails. */
@Dependent
class DeskIncidents {

  /** More at once are no list to work through, but one cause to be found. */
  private static final int MAX = 500;

  /** Those of closed tickets are among them, which hold nothing up. */
  private static final int MAX_MAILS = 4 * MAX;

  @Inject private Tickets tickets;
  @Inject private TicketProcess process;
  @Inject private OutboxService outbox;

  /** The numbers of the tickets with an incident, of those that are open before all others. */
  Set<String> tickets() {
    Set<String> numbers =
        new HashSet<>(tickets.openFirst(outbox.referencesOfUndelivered(MAX_MAILS), MAX));
    process.failing(MAX).forEach(number -> numbers.add(number.text()));
    return numbers;
  }
}
