package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import mfa.platform.worker.Elements;
import mfa.platform.worker.Worker;

/** Evaluates unbind forms once a second, after the answer was given, and forgets them. */
@Dependent
class UnbindRequestWork {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLEARING = Duration.ofMinutes(10);
  private static final int MAX_AT_ONCE = 50;

  @Produces
  static Worker evaluation(UnbindRequests requests, UnbindDraftService drafts, Elements elements) {
    return Worker.every(
        PAUSE,
        UnbindRequests.WORKER,
        () -> elements.each(UnbindRequests.WORKER, MAX_AT_ONCE, requests::due, drafts::evaluate));
  }

  @Produces
  static Worker clearing(UnbindDraftService drafts) {
    return Worker.every(CLEARING, "old-unbind-requests", drafts::forgetOld);
  }
}
