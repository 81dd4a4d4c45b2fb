package mfa.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import mfa.login.CallerService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.session.SessionSettings;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R72")
@DisplayName("R72: the short way of a check never says more than the one gate")
class ShortWayTest extends WithApplications {

  /** What may be of a sign-in, each of them alone and with each other one. */
  private enum Change {
    CODE_FORGOTTEN("update sign_in_session set code_at = null where id = ?", true),
    HALF_SIGNED_IN("update sign_in_session set stage = 'HALF_SIGNED_IN' where id = ?", true),
    ENDED("update sign_in_session set ended_at = last_seen_at where id = ?", true),
    IDLE("update sign_in_session set last_seen_at = created_at where id = ?", true),
    UNBOUND("delete from authenticator where account_id = ?", false),
    DISABLED("update account set state = 'DISABLED' where id = ?", false),
    INVITED("update account set state = 'INVITED' where id = ?", false),
    NEW_PASSWORD("update account set must_replace_password = true where id = ?", false),
    NO_MEMBER("delete from membership where account_id = ?", false),
    MUST_BIND("update account set must_bind = true where id = ?", false),
    PLATFORM_ROLE("insert into platform_role (account_id, role) values (?, 'AGENT')", false);

    private final String sql;
    private final boolean ofSession;

    Change(String sql, boolean ofSession) {
      this.sql = sql;
      this.ofSession = ofSession;
    }
  }

  @Test
  void shortWaySaysYesOnlyWhereTheGateDoes() {
    int yes = 0;
    for (Change one : Change.values()) {
      for (Change other : EnumSet.range(one, Change.PLATFORM_ROLE)) {
        yes += saysYes(one, other) ? 1 : 0;
      }
    }
    // Neither of the last two, nor both of them, matters to those who are bound.
    assertThat(yes).isEqualTo(3);
  }

  private boolean saysYes(Change one, Change other) {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    AtApplication browser = browserAt(app).enteredBy(owner);
    clock.moveBy(Duration.ofMinutes(20));
    owner.does(() -> the(SessionService.class).recordActivity(owner.sessionId()));
    clock.moveBy(Duration.ofMinutes(20));
    EnumSet.of(one, other)
        .forEach(
            change -> sql.execute(change.sql, change.ofSession ? owner.sessionId() : member.id()));

    boolean plainly = isPlainlyIn(browser);

    boolean inFull =
        anonymous()
            .does(() -> the(CallerService.class).caller(owner.sessionId()))
            .filter(caller -> caller.is(Roles.MEMBER))
            .isPresent();
    boolean passes = browser.asks() instanceof GateResult.Allowed;
    assertThat(inFull || !plainly).as(one + " and " + other).isTrue();
    assertThat(passes)
        .as(one + " and " + other)
        .isEqualTo(inFull && one != Change.NO_MEMBER && other != Change.NO_MEMBER);
    workspace.without(member);
    return plainly;
  }

  private boolean isPlainlyIn(AtApplication browser) {
    List<String> hashes =
        the(KeyRing.class).hashes(ApplicationGateService.KEY, browser.key.orElseThrow());
    return services
        .inTransaction(any -> the(Applications.class).caller(app.origin(), hashes))
        .filter(caller -> caller.isPlainlyIn(the(SessionSettings.class), clock.instant()))
        .isPresent();
  }
}
