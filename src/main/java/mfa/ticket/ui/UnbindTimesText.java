package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import mfa.shell.LockoutMessages;
import mfa.shell.Texts;
import mfa.ticket.unbind.UnbindTimes;

/** Says how long the way through customer service takes. */
public final class UnbindTimesText {

  private UnbindTimesText() {}

  /** How long the review usually takes, or is to take at most. */
  public static String review(Component page, UnbindTimes times) {
    String review = span(page, times.review());
    return times.measured()
        ? page.getTranslation("unbind.times.usual", review)
        : page.getTranslation("unbind.times.aim", review);
  }

  /** How long everybody waits after an approval, and why. */
  public static String wait(Component page, UnbindTimes times) {
    String wait = span(page, times.waitingPeriod());
    return times.waitingPeriod().equals(times.longestWaitingPeriod())
        ? page.getTranslation("unbind.times.wait", wait)
        : page.getTranslation("unbind.times.waits", wait, span(page, times.longestWaitingPeriod()));
  }

  /** What it saves when somebody of the workspace vouches for the requester. */
  public static String vouching(Component page, UnbindTimes times) {
    return times.waitingPeriod().equals(times.longestWaitingPeriod())
        ? page.getTranslation("unbind.way.owner")
        : page.getTranslation(
            "unbind.way.owner.waits",
            span(page, times.waitingPeriod()),
            span(page, times.longestWaitingPeriod()));
  }

  private static String span(Component page, Duration time) {
    return LockoutMessages.span((Texts) page::getTranslation, time);
  }
}
