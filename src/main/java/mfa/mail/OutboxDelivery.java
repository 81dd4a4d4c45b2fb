package mfa.mail;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One round of the outbox: claim, send outside any transaction, note the result of each. */
@ApplicationScoped
class OutboxDelivery {

  private static final Logger LOG = Logger.getLogger(OutboxDelivery.class.getName());
  private static final int BATCH = 20;

  private OutboxService outbox;
  private Mailer mailer;

  protected OutboxDelivery() {}

  @Inject
  OutboxDelivery(OutboxService outbox, Mailer mailer) {
    this.outbox = outbox;
    this.mailer = mailer;
  }

  void deliverDue() {
    List<OutgoingMail> batch;
    do {
      batch = outbox.claimDue(BATCH);
    } while (!batch.isEmpty() && deliver(batch) && batch.size() == BATCH);
    outbox.unannounced(BATCH).forEach(this::announce);
  }

  private void announce(long id) {
    try {
      outbox.announce(id);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, e, () -> "Nobody could be told yet that mail " + id + " was sent.");
    }
  }

  /** False where the mail server could not be reached, so that going on makes no sense now. */
  private boolean deliver(List<OutgoingMail> batch) {
    int next = 0;
    try (Mailer.Connection connection = mailer.connect()) {
      while (next < batch.size() && connection.isOpen()) {
        send(connection, batch.get(next));
        next++;
      }
      putOff(batch.subList(next, batch.size()), "The connection was lost.");
      return next == batch.size();
    } catch (MessagingException e) {
      LOG.log(Level.WARNING, "The mail server does not take mail: {0}", problem(e));
      putOff(batch.subList(next, batch.size()), problem(e));
      return false;
    }
  }

  private void send(Mailer.Connection connection, OutgoingMail mail) {
    try {
      connection.send(mail);
      outbox.noteSent(mail.id());
    } catch (MessagingException e) {
      LOG.log(Level.WARNING, "Mail {0} was not taken: {1}", new Object[] {mail.id(), problem(e)});
      outbox.noteFailure(mail.id(), problem(e));
    }
  }

  private void putOff(List<OutgoingMail> mails, String error) {
    mails.forEach(mail -> outbox.noteFailure(mail.id(), error));
  }

  /** The kind of failure only: a server's answer may repeat addresses and texts. */
  private static String problem(MessagingException e) {
    Throwable cause = e.getNextException() == null ? e : e.getNextException();
    return cause.getClass().getSimpleName();
  }
}
