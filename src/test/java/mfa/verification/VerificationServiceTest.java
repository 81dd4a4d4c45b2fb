package mfa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.Recipient;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R25–R31: e-mailed codes")
class VerificationServiceTest extends ServiceTest {

  private static final VerificationResult ACCEPTED = VerificationResult.ACCEPTED;
  private static final VerificationResult WRONG = VerificationResult.WRONG;
  private static final VerificationResult ELSEWHERE = VerificationResult.ELSEWHERE;
  private static final VerificationResult EXPIRED = VerificationResult.EXPIRED;

  @Test
  @Tag("R27")
  void mailedCodeIsAcceptedOnce() {
    TestAccount member = accounts.member();
    send(member);
    String code = mails.verificationCode(member);

    VerificationResult once = redeem(codeRequest(member), code);
    VerificationResult twice = redeem(codeRequest(member), code);

    assertThat(once).isEqualTo(ACCEPTED);
    assertThat(twice).isEqualTo(EXPIRED);
    assertThat(audit.headlinesOf(member))
        .containsExactly(
            "VERIFICATION_CODE_SENT SUCCESS",
            "VERIFICATION_CODE_CHECKED SUCCESS",
            "VERIFICATION_CODE_CHECKED FAILURE");
  }

  @Test
  @Tag("R25")
  void leadingZerosWork() {
    TestAccount member = accounts.member();
    do {
      send(member);
      clock.moveBy(Duration.ofMinutes(6));
    } while (!mails.verificationCode(member).startsWith("0"));

    assertThat(mails.verificationCode(member)).hasSize(6);
    assertThat(redeem(codeRequest(member), mails.verificationCode(member))).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R26")
  void codeLivesTenMinutes() {
    TestAccount member = accounts.member();
    TestAccount late = accounts.member();
    send(member);
    send(late);

    clock.moveBy(Duration.ofMinutes(9).plusSeconds(59));
    VerificationResult inTime = redeem(codeRequest(member), mails.verificationCode(member));
    clock.moveBy(Duration.ofSeconds(2));
    VerificationResult tooLate = redeem(codeRequest(late), mails.verificationCode(late));

    assertThat(inTime).isEqualTo(ACCEPTED);
    assertThat(tooLate).isEqualTo(EXPIRED);
  }

  @Test
  @Tag("R27")
  void newerCodeEndsTheOlderOne() {
    TestAccount member = accounts.member();
    send(member);
    String older = mails.verificationCode(member);
    clock.moveBy(Duration.ofMinutes(1));
    send(member);
    String newer = mails.verificationCode(member);

    assertThat(redeem(codeRequest(member), differentFrom(newer, older))).isEqualTo(WRONG);
    assertThat(redeem(codeRequest(member), newer)).isEqualTo(ACCEPTED);
    assertThat(redeem(codeRequest(member), older)).isEqualTo(EXPIRED);
  }

  /** The older code, unless chance made both the same. */
  private static String differentFrom(String newer, String older) {
    return newer.equals(older) ? wrong(newer) : older;
  }

  @Test
  @Tag("R27")
  @Tag("R07")
  void oneOfTwentyParallelUsesWins() {
    for (int round = 0; round < 3; round++) {
      TestAccount member = accounts.member();
      send(member);
      String code = mails.verificationCode(member);

      List<VerificationResult> checks =
          Simultaneously.call(20, number -> redeem(codeRequest(member), code));

      assertThat(checks.stream().filter(ACCEPTED::equals)).hasSize(1);
      assertThat(audit.count(member, AuditAction.VERIFICATION_CODE_CHECKED, AuditResult.SUCCESS))
          .isEqualTo(1);
    }
  }

  @Test
  @Tag("R28")
  void codeIsBoundToAccountAddressAndRequest() {
    TestAccount member = accounts.member();
    TestAccount attacker = accounts.member();
    send(member);
    send(attacker);
    String attackersCode =
        differentFrom(mails.verificationCode(member), mails.verificationCode(attacker));
    String code = mails.verificationCode(member);
    CodeRequest changedAddress =
        new CodeRequest(
            member.id(), new EmailAddress("new@example.com"), Purpose.BIND, "session/1");
    CodeRequest otherSession =
        new CodeRequest(member.id(), member.email(), Purpose.BIND, "session/2");

    assertThat(redeem(codeRequest(member), attackersCode)).isEqualTo(WRONG);
    assertThat(redeem(changedAddress, code)).isEqualTo(WRONG);
    assertThat(redeem(otherSession, code)).isEqualTo(ELSEWHERE);
    assertThat(redeem(codeRequest(member), code)).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R28")
  @Tag("R29")
  @DisplayName(
      "R28: the newest code typed in another session is told to belong elsewhere, for free")
  void codeOfAnotherSessionIsToldAndCostsNothing() {
    TestAccount member = accounts.member();
    send(member);
    String code = mails.verificationCode(member);
    for (int i = 0; i < 4; i++) {
      redeem(codeRequest(member), wrong(code));
    }

    for (int i = 0; i < 20; i++) {
      assertThat(redeem(codeRequest(member, "session/2"), code)).isEqualTo(ELSEWHERE);
    }

    assertThat(failures(member)).isEqualTo(4);
    assertThat(redeem(codeRequest(member), code)).isEqualTo(ACCEPTED);
    assertThat(redeem(codeRequest(member, "session/2"), code)).isEqualTo(EXPIRED);
    assertThat(audit.of(member))
        .filteredOn(entry -> "BIND ELSEWHERE".equals(entry.detail()))
        .hasSize(20);
  }

  /** Right codes in between give nobody more guesses. */
  @Test
  @Tag("R29")
  @DisplayName("R29: guesses in another session cost what they cost in the one that asked")
  void guessesInAnotherSessionAreNotFree() {
    TestAccount member = accounts.member();
    for (int round = 0; round < 2; round++) {
      clock.moveBy(Duration.ofMinutes(1));
      send(member);
      String code = mails.verificationCode(member);
      for (int i = 0; i < 5; i++) {
        assertThat(redeem(codeRequest(member, "session/2"), code)).isEqualTo(ELSEWHERE);
        assertThat(redeem(codeRequest(member, "session/2"), wrong(code))).isEqualTo(WRONG);
      }
      assertThat(redeem(codeRequest(member, "session/2"), code)).isNotEqualTo(ELSEWHERE);
      assertThat(redeem(codeRequest(member), code)).isNotEqualTo(ACCEPTED);
    }

    clock.moveBy(Duration.ofMinutes(1));
    send(member);
    String code = mails.verificationCode(member);

    assertThat(redeem(codeRequest(member, "session/2"), code)).isEqualTo(VerificationResult.LOCKED);
    assertThat(redeem(codeRequest(member), code)).isEqualTo(VerificationResult.LOCKED);
  }

  private long failures(TestAccount member) {
    return sql.number(
        "select failures from failure_counter where subject = ?",
        VerificationService.failureSubject(member.id()));
  }

  @Test
  @Tag("R27")
  void codeThatANewerOneOfAnotherSessionReplacedIsWrong() {
    TestAccount member = accounts.member();
    send(member);
    String older = mails.verificationCode(member);
    clock.moveBy(Duration.ofMinutes(1));
    Recipient recipient = new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC);
    anonymous()
        .does(
            () -> the(VerificationService.class).send(codeRequest(member, "session/2"), recipient));
    String newer = mails.verificationCode(member);

    assertThat(redeem(codeRequest(member), differentFrom(newer, older))).isEqualTo(WRONG);
    assertThat(redeem(codeRequest(member), newer)).isEqualTo(ELSEWHERE);
    assertThat(redeem(codeRequest(member, "session/2"), newer)).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R29")
  void rightCodeIsRefusedAfterFiveWrongOnesAndANewOneWorks() {
    TestAccount member = accounts.member();
    send(member);
    String code = mails.verificationCode(member);
    for (int i = 0; i < 5; i++) {
      assertThat(redeem(codeRequest(member), wrong(code))).isEqualTo(WRONG);
    }

    VerificationResult dead = redeem(codeRequest(member), code);
    clock.moveBy(Duration.ofMinutes(1));
    send(member);
    VerificationResult fresh = redeem(codeRequest(member), mails.verificationCode(member));

    assertThat(dead).isEqualTo(EXPIRED);
    assertThat(fresh).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("R12")
  @Tag("R29")
  void triesAreCountedForTheAccountOverAllCodes() {
    TestAccount member = accounts.member();
    guessTenTimes(member);
    send(member);

    VerificationResult locked = redeem(codeRequest(member), mails.verificationCode(member));
    clock.moveBy(Duration.ofMinutes(15));
    send(member);
    VerificationResult afterTheWait = redeem(codeRequest(member), mails.verificationCode(member));

    assertThat(locked).isEqualTo(VerificationResult.LOCKED);
    assertThat(afterTheWait).isEqualTo(ACCEPTED);
  }

  /** Anyone who guesses whenever possible has few tries a day. */
  @Test
  @Tag("R29")
  void guessesPerDayAreBounded() {
    TestAccount member = accounts.member();
    Instant end = clock.instant().plus(Duration.ofDays(1));
    int compared = 0;

    while (clock.instant().isBefore(end)) {
      if (send(member) instanceof CodeRequestResult.Sent) {
        while (redeem(codeRequest(member), wrong(mails.verificationCode(member))) == WRONG) {
          compared++;
        }
      }
      clock.moveBy(Duration.ofMinutes(10));
    }

    assertThat(compared).isBetween(10, 100);
  }

  @Test
  @Tag("R47")
  @DisplayName("R47: wrong codes cost a day at most, however many there were")
  void wrongCodesLockNobodyOutForEver() {
    TestAccount member = accounts.member();
    guessTenTimes(member);
    for (int failures : new int[] {99, 999}) {
      guessAfter(member, failures);
      assertThat(redeem(codeRequest(member), "000000")).isEqualTo(VerificationResult.LOCKED);

      clock.moveBy(Duration.ofDays(1));
      send(member);
      assertThat(redeem(codeRequest(member), mails.verificationCode(member))).isEqualTo(ACCEPTED);
    }
  }

  /** A wrong code after so many others. */
  private void guessAfter(TestAccount member, int failures) {
    sql.execute(
        "update failure_counter set failures = ?, locked_until = null where subject = ?",
        failures,
        VerificationService.failureSubject(member.id()));
    clock.moveBy(Duration.ofHours(1));
    send(member);
    assertThat(redeem(codeRequest(member), wrong(mails.verificationCode(member)))).isEqualTo(WRONG);
  }

  private void guessTenTimes(TestAccount member) {
    for (int round = 0; round < 2; round++) {
      send(member);
      for (int i = 0; i < 5; i++) {
        redeem(codeRequest(member), wrong(mails.verificationCode(member)));
      }
      clock.moveBy(Duration.ofMinutes(1));
    }
  }

  @Test
  @Tag("R30")
  void nextMailCanBeAskedForAfterThirtySeconds() {
    TestAccount member = accounts.member();

    CodeRequestResult first = send(member);
    clock.moveBy(Duration.ofSeconds(29));
    CodeRequestResult tooSoon = send(member);
    clock.moveBy(Duration.ofSeconds(1));
    CodeRequestResult inTime = send(member);

    Instant nextAt = clock.instant();
    assertThat(first).isEqualTo(new CodeRequestResult.Sent(nextAt));
    assertThat(tooSoon).isEqualTo(new CodeRequestResult.TooSoon(nextAt));
    assertThat(inTime).isInstanceOf(CodeRequestResult.Sent.class);
    assertThat(mails.to(member)).hasSize(2);
  }

  @Test
  @Tag("R30")
  void tenMailsAnHourAreSent() {
    TestAccount member = accounts.member();
    Instant start = clock.instant();
    int sent = 0;
    while (clock.instant().isBefore(start.plus(Duration.ofHours(1)))) {
      sent += send(member) instanceof CodeRequestResult.Sent ? 1 : 0;
      clock.moveBy(Duration.ofMinutes(1));
    }

    assertThat(sent).isEqualTo(10);
    assertThat(mails.to(member)).hasSize(10);
    assertThat(send(member)).isInstanceOf(CodeRequestResult.Sent.class);
  }

  @Test
  @Tag("R30")
  void parallelRequestsSendOneMail() {
    TestAccount member = accounts.member();

    List<CodeRequestResult> sendings = Simultaneously.call(20, number -> send(member));

    assertThat(sendings.stream().filter(CodeRequestResult.Sent.class::isInstance)).hasSize(1);
    assertThat(mails.to(member)).hasSize(1);
  }

  @Test
  @Tag("R30")
  void oneClientSendsOnlySoManyMailsToWhomever() {
    try (Services narrow = services.another(Map.of("mfa.verification.per-client-hour", "3"))) {
      Visitor flooder = anonymous().at(narrow);
      for (int i = 0; i < 3; i++) {
        assertThat(send(flooder, narrow, accounts.member()))
            .isInstanceOf(CodeRequestResult.Sent.class);
      }
      TestAccount fourth = accounts.member();

      assertThat(send(flooder, narrow, fourth)).isInstanceOf(CodeRequestResult.TooSoon.class);
      assertThat(mails.to(fourth)).isEmpty();
      assertThat(send(anonymous().at(narrow), narrow, accounts.member()))
          .isInstanceOf(CodeRequestResult.Sent.class);
      clock.moveBy(Duration.ofHours(1));
      assertThat(send(flooder, narrow, fourth)).isInstanceOf(CodeRequestResult.Sent.class);
    }
  }

  @Test
  @Tag("R30")
  void serverSendsOnlySoManyMailsInTotal() {
    sql.execute("delete from rate_counter where subject = 'code/total'");
    try (Services narrow = services.another(Map.of("mfa.verification.total-hour", "2"))) {
      for (int i = 0; i < 2; i++) {
        assertThat(send(anonymous().at(narrow), narrow, accounts.member()))
            .isInstanceOf(CodeRequestResult.Sent.class);
      }

      assertThat(send(anonymous().at(narrow), narrow, accounts.member()))
          .isInstanceOf(CodeRequestResult.TooSoon.class);
    }
  }

  @Test
  @Tag("R31")
  void codeStandsInNoTable() {
    TestAccount member = accounts.member();
    send(member);
    String code = mails.verificationCode(member);
    redeem(codeRequest(member), wrong(code));

    List<Map<String, Object>> rows =
        sql.rows("select * from verification_code where account_id = ?", member.id());
    List<Map<String, Object>> written =
        sql.rows("select * from outbox_mail where recipient = ?", member.email().text());
    List<Map<String, Object>> recorded =
        sql.rows("select * from audit_entry where subject_id = ?", member.id());

    assertThat(rows).hasSize(1);
    assertThat((String) rows.getFirst().get("code_hash")).startsWith("test1:").hasSize(49);
    for (List<Map<String, Object>> table : List.of(rows, written, recorded)) {
      assertThat(table.stream().flatMap(row -> row.values().stream()))
          .filteredOn(String.class::isInstance)
          .noneMatch(text -> isOrHoldsWord((String) text, code));
    }
  }

  private static boolean isOrHoldsWord(String text, String code) {
    return text.matches("(?s)(.*\\W)?" + code + "(\\W.*)?");
  }

  @Test
  @Tag("R26")
  void mailThatComesAfterTheExpiryIsNotSent() {
    TestAccount member = accounts.member();
    send(member);

    assertThat(mails.newest(member, MailTemplate.VERIFICATION_CODE).notAfter())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  @Tag("R67")
  void expiredCodesAreForgottenAfterADay() {
    TestAccount member = accounts.member();
    send(member);

    clock.moveBy(Duration.ofDays(2));
    the(VerificationService.class).forgetOld();

    assertThat(
            sql.number("select count(*) from verification_code where account_id = ?", member.id()))
        .isZero();
  }

  @Test
  @Tag("R34")
  @DisplayName("R34: each mail with a code says when and from where it was asked for")
  void eachMailWithACodeSaysFromWhere() {
    for (Purpose purpose : Purpose.values()) {
      TestAccount member = accounts.member();
      CodeRequest codeRequest = new CodeRequest(member.id(), member.email(), purpose, "session/1");
      Recipient recipient = new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC);
      Visitor asker = anonymousFrom("203.0.113.77");

      asker.does(() -> the(VerificationService.class).send(codeRequest, recipient));

      assertThat(mails.to(member))
          .singleElement()
          .satisfies(
              mail ->
                  assertThat(mail.parameters())
                      .containsKeys("code", "when")
                      .containsEntry("browser", "Firefox, Linux")
                      .containsEntry("address", "203.0.113.77"));
    }
  }

  private CodeRequestResult send(TestAccount member) {
    return send(anonymous(), services, member);
  }

  private CodeRequestResult send(Visitor visitor, Services where, TestAccount member) {
    Recipient recipient = new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC);
    return visitor.does(
        () -> where.get(VerificationService.class).send(codeRequest(member), recipient));
  }

  private VerificationResult redeem(CodeRequest codeRequest, String code) {
    return anonymous()
        .does(() -> the(VerificationService.class).redeem(codeRequest, new VerificationCode(code)));
  }

  private static CodeRequest codeRequest(TestAccount member) {
    return codeRequest(member, "session/1");
  }

  private static CodeRequest codeRequest(TestAccount member, String request) {
    return new CodeRequest(member.id(), member.email(), Purpose.BIND, request);
  }

  private static String wrong(String code) {
    return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
  }
}
