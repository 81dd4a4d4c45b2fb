package mfa.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Worker;

/** Runs the outbox once a second, and clears it away. */
@Dependent
class OutboxWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLEARING = Duration.ofHours(1);

  /** A round waits for the mail server, which may be slow. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Produces
  static Worker outbox(OutboxDelivery delivery) {
    return Worker.every(PAUSE, "outbox", delivery::deliverDue).withPatience(PATIENCE);
  }

  @Produces
  static Worker clearing(OutboxService outbox) {
    return Worker.every(CLEARING, "old-mails", outbox::forgetOld);
  }
}
