package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;

/** Says by how much the clock of a phone is wrong, and what to do about it. */
final class ClockMessages {

  private ClockMessages() {}

  /**
   * @param ahead negative where the phone is behind
   */
  static String say(Component at, Duration ahead) {
    long minutes = Math.max(1, ahead.abs().plusSeconds(30).toMinutes());
    return at.getTranslation(
        ahead.isNegative() ? "code.clock.behind" : "code.clock.ahead", minutes);
  }
}
