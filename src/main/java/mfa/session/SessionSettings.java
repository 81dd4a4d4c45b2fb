package mfa.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import mfa.platform.config.Configuration;
import mfa.platform.web.MemberSessions;

/** How long sessions and codes count, and how many sessions. */
@ApplicationScoped
public class SessionSettings {

  private Duration idle;
  private Duration absolute;
  private Duration halfSignedIn;
  private Duration freshCode;
  private int perAccount;

  protected SessionSettings() {}

  @Inject
  public SessionSettings(Configuration configuration) {
    Duration second = Duration.ofSeconds(1);
    idle =
        configuration.duration(
            "mfa.session.idle", Duration.ofMinutes(30), second, Duration.ofHours(1));
    absolute =
        configuration.duration(
            "mfa.session.absolute", Duration.ofHours(12), second, Duration.ofHours(24));
    halfSignedIn =
        configuration.duration(
            "mfa.session.half-signed-in", Duration.ofMinutes(5), second, Duration.ofMinutes(10));
    freshCode =
        configuration.duration(
            "mfa.session.fresh-code", Duration.ofMinutes(5), second, Duration.ofMinutes(15));
    perAccount =
        configuration.number(
            MemberSessions.MAX, MemberSessions.MAX_BY_DEFAULT, 1, MemberSessions.MAX_ALLOWED);
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Without a person's key or pointer for this long, a session is over. */
  public Duration idle() {
    return idle;
  }

  /** However busy, a session is over this long after the password. */
  public Duration absolute() {
    return absolute;
  }

  /** Time to enter the code after the password. */
  public Duration halfSignedIn() {
    return halfSignedIn;
  }

  /** Sessions of one account that count at the same time; the newest stay. */
  public int perAccount() {
    return perAccount;
  }

  /** How long a security code counts as fresh. */
  public Duration freshCode() {
    return freshCode;
  }
}
