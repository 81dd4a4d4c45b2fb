package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
@DisplayName("R07, R10: many requests at the same moment")
class ParallelCodesTest extends ServiceTest {

  private static final int SESSIONS = 50;
  private static final int ROUNDS = 4;

  @Test
  @Tag("R07")
  void oneOfFiftySessionsGetsInWithOneCode() {
    for (int round = 0; round < ROUNDS; round++) {
      TestAccount member = accounts.boundMember();
      OneTimeCode code = member.code(clock.instant());
      List<Visitor> visitors = halfSignedInTimes(SESSIONS, member);

      List<CodeCheckResult> checks =
          Simultaneously.call(SESSIONS, number -> visitors.get(number).confirm(code));

      assertOneAccepted(checks);
      assertThat(audit.count(member, AuditAction.SIGNED_IN, AuditResult.SUCCESS)).isEqualTo(1);
      assertThat(signedInSessions(member)).isEqualTo(1);
    }
  }

  @Test
  @Tag("R07")
  void oneOfFiftySessionsGetsInWithOneRecoveryCode() {
    for (int round = 0; round < ROUNDS; round++) {
      TestAccount member = accounts.boundMember();
      RecoveryCode code = member.recoveryCodes().getFirst();
      List<Visitor> visitors = halfSignedInTimes(SESSIONS, member);

      List<CodeCheckResult> checks =
          Simultaneously.call(SESSIONS, number -> visitors.get(number).confirm(code));

      assertOneAccepted(checks);
      assertThat(signedInSessions(member)).isEqualTo(1);
    }
  }

  @Test
  @Tag("R07")
  void oneOfTwoNodesTakesOneCode() {
    try (Services otherNode = services.another(Map.of())) {
      for (int round = 0; round < ROUNDS; round++) {
        TestAccount member = accounts.boundMember();
        OneTimeCode code = member.code(clock.instant());
        List<Visitor> visitors = new ArrayList<>();
        for (Visitor visitor : halfSignedInTimes(20, member)) {
          visitors.add(visitors.size() % 2 == 0 ? visitor : visitor.at(otherNode));
        }

        List<CodeCheckResult> checks =
            Simultaneously.call(20, number -> visitors.get(number).confirm(code));

        assertOneAccepted(checks);
      }
    }
  }

  @Test
  @Tag("R07")
  void oneSessionIsConfirmedOnceWithTwoCodes() {
    TestAccount member = accounts.boundMember();
    Visitor visitor = halfSignedIn(member);
    OneTimeCode now = member.code(clock.instant());
    OneTimeCode next = member.code(clock.instant().plusSeconds(30));
    List<OneTimeCode> codes = List.of(now, next);

    Simultaneously.call(2, number -> confirmedOrTooLate(visitor, codes.get(number)));

    assertThat(audit.count(member, AuditAction.SIGNED_IN, AuditResult.SUCCESS)).isEqualTo(1);
  }

  /** Anyone who comes after the other finds a session that asks for no code, or has another key. */
  private static boolean confirmedOrTooLate(Visitor visitor, OneTimeCode code) {
    try {
      return visitor.confirm(code) instanceof CodeCheckResult.Accepted;
    } catch (EJBAccessException | SessionIsOver alreadySignedIn) {
      return false;
    }
  }

  @Test
  @Tag("R10")
  void hundredWrongCodesAtOnceAreNotComparedMoreOftenThanTheLimit() {
    TestAccount member = accounts.boundMember();
    List<Visitor> visitors = halfSignedInTimes(100, member);
    OneTimeCode wrong = member.wrongCode(clock.instant());

    List<CodeCheckResult> checks =
        Simultaneously.call(100, number -> confirmedOrOver(visitors.get(number), wrong));

    long compared = checks.stream().filter(CodeCheckResult.Wrong.class::isInstance).count();
    assertThat(compared).isEqualTo(4);
    assertThat(checks.stream().filter(CodeCheckResult.Locked.class::isInstance)).hasSize(96);
    assertThat(
            sql.number(
                "select failures from failure_counter where subject = ?", "code/" + member.id()))
        .isEqualTo(5);
  }

  private static CodeCheckResult confirmedOrOver(Visitor visitor, OneTimeCode code) {
    return visitor.confirm(code);
  }

  private List<Visitor> halfSignedInTimes(int count, TestAccount member) {
    return IntStream.range(0, count).mapToObj(number -> halfSignedIn(member)).toList();
  }

  private static void assertOneAccepted(List<CodeCheckResult> checks) {
    assertThat(checks.stream().filter(CodeCheckResult.Accepted.class::isInstance)).hasSize(1);
    assertThat(checks.stream().filter(CodeCheckResult.Locked.class::isInstance))
        .hasSizeLessThan(checks.size());
  }

  private long signedInSessions(TestAccount member) {
    return sql.number(
        "select count(*) from sign_in_session where account_id = ? and stage = 'SIGNED_IN'",
        member.id());
  }
}
