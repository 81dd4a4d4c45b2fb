package mfa.ticket.retention;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mfa.ticket.TicketNumber;
import mfa.ticket.process.TicketProcess;

/**
 * Lets go of tickets whose time is over: each with its conversation, files, reviews, steps, and the
 * engine's history, in one transaction. The audit log stays, and what was counted by day.
 */
@Stateless
public class TicketRetentionService {

  static final String WORKER = "old-tickets";

  @Inject private ExpiredTickets tickets;
  @Inject private RetentionSettings settings;
  @Inject private TicketProcess process;
  @Inject private Clock clock;

  /**
   * Deletes one. To be all that a transaction does.
   *
   * @return false where it has to wait: somebody has it, or its process is not at its end
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean delete(long id) {
    Instant end = settings.end(clock.instant());
    if (!tickets.lock(id)) {
      return tickets.number(id, end).isEmpty();
    }
    Optional<TicketNumber> number = tickets.number(id, end);
    if (number.isEmpty()) {
      return true;
    }
    if (!process.forget(number.get())) {
      return false;
    }
    tickets.delete(id);
    return true;
  }
}
