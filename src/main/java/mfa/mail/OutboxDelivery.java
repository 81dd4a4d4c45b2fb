package mfa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.time.Deadline;

/**
 * One sender's round: claim a mail, send it outside any transaction, note the result, and so on
 * over one connection. Several senders may be at it at once: none of them holds a mail but the one
 * that it sends.
 */
@ApplicationScoped
class OutboxDelivery {

  private static final Logger LOG = Logger.getLogger(OutboxDelivery.class.getName());
  private static final Duration MAX_ROUND = Duration.ofSeconds(5);

  @Inject private OutboxService outbox;
  @Inject private Mailer mailer;

  /** Sends what is due; true where more may be. */
  boolean deliverDue() {
    Deadline round = Deadline.in(MAX_ROUND);
    boolean more = true;
    try (Connection connection = new Connection()) {
      while (more && !round.isOver()) {
        Optional<Claim> next = outbox.claimNext();
        more = next.isPresent() && next.flatMap(Claim::mail).map(connection::deliver).orElse(true);
      }
    }
    return more;
  }

  /** The way to the mail server, over one connection as long as it is open. */
  private final class Connection implements AutoCloseable {

    private Mailer.Connection connection;

    /** False where the mail server could not be reached, so that going on makes no sense now. */
    boolean deliver(OutgoingMail mail) {
      try {
        connect();
      } catch (MessagingException e) {
        LOG.log(Level.WARNING, "The mail server is not to be had: {0}", DeliveryResult.problem(e));
        outbox.recordUnreached(mail.id(), DeliveryResult.problem(e));
        return false;
      }
      DeliveryResult delivery = connection.send(mail);
      if (delivery.kind() == DeliveryResult.Kind.TAKEN) {
        outbox.markSent(mail.id());
      } else {
        LOG.log(
            Level.WARNING,
            "Mail {0} was not taken: {1}",
            new Object[] {Long.toString(mail.id()), delivery.problem()});
        record(mail.id(), delivery);
      }
      return true;
    }

    private void record(long id, DeliveryResult delivery) {
      if (delivery.kind() == DeliveryResult.Kind.PUT_OFF) {
        outbox.recordFailure(id, delivery.problem());
      } else {
        boolean address = delivery.kind() == DeliveryResult.Kind.ADDRESS_REFUSED;
        outbox.recordRefusal(id, delivery.problem(), address);
      }
    }

    private void connect() throws MessagingException {
      if (connection == null || !connection.isOpen()) {
        connection = mailer.connect();
      }
    }

    @Override
    public void close() {
      if (connection != null) {
        connection.close();
      }
    }
  }
}
