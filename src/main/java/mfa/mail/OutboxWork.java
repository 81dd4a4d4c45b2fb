package mfa.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/**
 * Runs the outbox once a second, with several senders, so that one that a mail server keeps waiting
 * holds no other mail; tells of what was sent; and clears it away.
 */
@Dependent
class OutboxWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLEARING = Duration.ofHours(1);

  private static final int MAX_ANNOUNCED = 50;

  /** Longer than connecting and one mail can take with the longest time-outs. */
  private static final Duration PATIENCE = Duration.ofMinutes(7);

  @Produces
  static Worker first(OutboxDelivery delivery) {
    return sender(1, delivery);
  }

  @Produces
  static Worker second(OutboxDelivery delivery) {
    return sender(2, delivery);
  }

  @Produces
  static Worker third(OutboxDelivery delivery) {
    return sender(3, delivery);
  }

  @Produces
  static Worker fourth(OutboxDelivery delivery) {
    return sender(4, delivery);
  }

  private static Worker sender(int number, OutboxDelivery delivery) {
    return Worker.inBatches("outbox-" + number, PAUSE, delivery::deliverDue).withPatience(PATIENCE);
  }

  @Produces
  static Worker announcing(OutboxService outbox, Elements elements) {
    return Worker.inBatches(
        OutboxService.ANNOUNCING,
        PAUSE,
        () ->
            elements.each(
                OutboxService.ANNOUNCING, MAX_ANNOUNCED, outbox::unannounced, outbox::announce));
  }

  @Produces
  static Worker clearing(OutboxService outbox) {
    return Worker.every(CLEARING, "old-mails", outbox::forgetOld);
  }
}
