package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.enforcement.NextStep;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.Recipient;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.verification.CodeRequest;
import mfa.verification.Purpose;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R30, R33, R55, R65: forgotten passwords")
class PasswordResetServiceTest extends ServiceTest {

  private static final Password NEW_PASSWORD = new Password("Walnut-barge-71-drifting");

  @Test
  @Tag("R65")
  void mailedLinkSetsANewPasswordOnce() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    PasswordChangeResult once = complete(key, NEW_PASSWORD);
    PasswordChangeResult twice = complete(key, new Password("Another-barge-72-drifting"));

    assertThat(once).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(twice).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
    assertThat(anonymous().signIn(member.email(), NEW_PASSWORD))
        .isInstanceOf(SignInResult.Opened.class);
    assertThat(mails.templatesTo(member))
        .startsWith(MailTemplate.PASSWORD_RESET, MailTemplate.PASSWORD_CHANGED);
    assertThat(audit.headlinesOf(member))
        .startsWith("PASSWORD_RESET_REQUESTED SUCCESS", "PASSWORD_CHANGED SUCCESS");
  }

  @Test
  @Tag("R65")
  void linkIsOverAfterThirtyMinutes() {
    TestAccount member = accounts.member();
    TestAccount late = accounts.member();
    String key = mailedKey(member);
    String lateKey = mailedKey(late);

    clock.moveBy(Duration.ofMinutes(29).plusSeconds(59));
    PasswordChangeResult inTime = complete(key, NEW_PASSWORD);
    clock.moveBy(Duration.ofSeconds(1));
    PasswordChangeResult tooLate = complete(lateKey, NEW_PASSWORD);

    assertThat(inTime).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(tooLate).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(anonymous().signIn(late)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R65")
  void oneOfTenParallelUsesWins() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    List<PasswordChangeResult> changes =
        Simultaneously.call(
            10, number -> complete(key, new Password("Walnut-barge-7" + number + "-drifting")));

    assertThat(changes.stream().filter(PasswordChangeResult.Changed.class::isInstance)).hasSize(1);
    assertThat(mails.count(member, MailTemplate.PASSWORD_CHANGED)).isEqualTo(1);
  }

  @Test
  @DisplayName("The owner is locked in the order of all who change an account: no deadlock")
  void ownerIsLockedInTheOrderOfAll() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    List<List<String>> locks = services.locksOf(() -> complete(key, NEW_PASSWORD));

    assertThat(locks)
        .anySatisfy(
            transaction ->
                assertThat(transaction)
                    .startsWith(
                        "FailureCounter verification/" + member.id(), "Account " + member.id()));
  }

  @Test
  @Tag("R65")
  void lookingAtTheLinkChangesNothing() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    for (int i = 0; i < 3; i++) {
      assertThat(anonymous().does(() -> resets().isOpen(key))).isTrue();
    }

    assertThat(complete(key, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(anonymous().does(() -> resets().isOpen(key))).isFalse();
  }

  @Test
  @Tag("R30")
  @Tag("R65")
  @DisplayName("R30, R65: who asks again, the owner or another, takes no link from the owner")
  void olderLinkStaysGoodUntilOneIsUsed() {
    TestAccount member = accounts.member();
    String older = mailedKey(member);
    clock.moveBy(Duration.ofMinutes(1));
    String newer = mailedKey(member);

    assertThat(complete(older, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.Changed.class);
    assertThat(complete(newer, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R65")
  void requestOfBeforeTheNewPasswordGetsNoLink() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);
    clock.moveBy(Duration.ofMinutes(1));
    ask(anonymous(), member.email());
    complete(key, NEW_PASSWORD);

    evaluate();

    assertThat(mails.count(member, MailTemplate.PASSWORD_RESET)).isEqualTo(1);
  }

  @Test
  @Tag("R65")
  void mailSaysUntilWhenTheLinkWorks() {
    TestAccount member = accounts.member();
    Instant asked = clock.instant();
    ask(anonymous(), member.email());
    clock.moveBy(Duration.ofMinutes(6));
    evaluate();

    assertThat(mails.newest(member, MailTemplate.PASSWORD_RESET).parameters().get("until"))
        .isEqualTo(
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm '(UTC)'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(asked.plus(Duration.ofMinutes(30))));
  }

  @Test
  @Tag("R65")
  void ownChangeOfThePasswordEndsTheLink() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);
    Password own = new Password("Walnut-barge-71-drifting");

    signedIn(member).does(() -> the(PasswordChangeService.class).change(TestAccount.PASSWORD, own));

    assertThat(complete(key, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R65")
  void keyIsStoredAsAKeyedHashAndTheAddressSealed() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    Map<String, Object> row =
        sql.rows("select * from password_reset where account_id = ?", member.id()).getFirst();

    assertThat((String) row.get("key_hash")).startsWith("test1:").doesNotContain(key);
    assertThat(row.values().toString()).doesNotContain(key).doesNotContain(member.email().text());
    assertThat(sql.dump()).doesNotContain(key);
  }

  @Test
  @Tag("R65")
  void linkLeadsToTheConfiguredAddress() {
    TestAccount member = accounts.member();
    mailedKey(member);

    assertThat(mails.newest(member, MailTemplate.PASSWORD_RESET).parameters().get("link"))
        .startsWith("https://mfa.example.com/password/reset?key=");
  }

  @Test
  @Tag("R65")
  void madeUpKeyOpensNothing() {
    assertThat(anonymous().does(() -> resets().isOpen("A".repeat(43)))).isFalse();
    assertThat(complete("A".repeat(43), NEW_PASSWORD))
        .isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(complete("A".repeat(43), new Password("short")))
        .as("nobody looks at the password")
        .isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R65")
  void badNewPasswordDoesNotUseTheLinkUp() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);

    assertThat(complete(key, new Password("short")))
        .isInstanceOf(PasswordChangeResult.TooShort.class);
    assertThat(complete(key, new Password("passwordpassword")))
        .isInstanceOf(PasswordChangeResult.TooEasy.class);
    assertThat(complete(key, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  @Tag("R55")
  void newPasswordNeitherSignsInNorDropsTheAuthenticator() {
    TestAccount member = accounts.boundMember();
    complete(mailedKey(member), NEW_PASSWORD);

    SignInResult signIn = anonymous().signIn(member.email(), NEW_PASSWORD);

    assertThat(the(AuthenticatorService.class).isBound(member.id())).isTrue();
    assertThat(((SignInResult.Opened) signIn).nextStep()).isEqualTo(NextStep.ENTER_CODE);
    assertThat(audit.headlinesOf(member)).doesNotContain("SIGNED_IN SUCCESS");
  }

  @Test
  @Tag("R47")
  @DisplayName("R47: the new password ends the wait that a thief's wrong codes brought the owner")
  void newPasswordForgetsWrongCodes() {
    TestAccount member = accounts.member();
    CodeRequest codeRequest =
        new CodeRequest(member.id(), member.email(), Purpose.BIND, "session/1");
    for (int code = 0; code < 2; code++) {
      send(codeRequest);
      guessFiveTimes(codeRequest, mails.verificationCode(member));
      clock.moveBy(Duration.ofMinutes(1));
    }
    assertThat(redeem(codeRequest, "123456")).isEqualTo(VerificationResult.LOCKED);

    complete(mailedKey(member), NEW_PASSWORD);
    send(codeRequest);

    assertThat(redeem(codeRequest, mails.verificationCode(member)))
        .isEqualTo(VerificationResult.ACCEPTED);
  }

  private void send(CodeRequest codeRequest) {
    Recipient recipient = new Recipient(codeRequest.email(), Locale.ENGLISH, ZoneOffset.UTC);
    anonymous().does(() -> the(VerificationService.class).send(codeRequest, recipient));
  }

  private void guessFiveTimes(CodeRequest codeRequest, String code) {
    String wrong = (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    for (int i = 0; i < 5; i++) {
      assertThat(redeem(codeRequest, wrong)).isEqualTo(VerificationResult.WRONG);
    }
  }

  private VerificationResult redeem(CodeRequest codeRequest, String code) {
    return anonymous()
        .does(() -> the(VerificationService.class).redeem(codeRequest, new VerificationCode(code)));
  }

  @Test
  @Tag("R39")
  void newPasswordEndsEverySession() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);

    complete(mailedKey(member), NEW_PASSWORD);

    Assertions.assertThatThrownBy(() -> thief.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(audit.count(member, AuditAction.SESSION_ENDED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R39")
  void linkOfAnAccountThatIsDisabledMeanwhileOpensNothing() {
    TestAccount member = accounts.member();
    String key = mailedKey(member);
    accounts.disable(member);

    assertThat(complete(key, NEW_PASSWORD)).isInstanceOf(PasswordChangeResult.LinkOver.class);
  }

  @Test
  @Tag("R33")
  void unknownAndDisabledAddressesGetTheSameAnswerAndTheSameRow() {
    TestAccount member = accounts.member();
    TestAccount disabled = accounts.disabledMember();
    EmailAddress unknown = new EmailAddress("gone-" + member.id() + "@example.com");

    for (EmailAddress address : List.of(member.email(), disabled.email(), unknown)) {
      long before = sql.number("select count(*) from password_reset");
      long entries = sql.number("select count(*) from audit_entry");
      long mailsBefore = sql.number("select count(*) from outbox_mail");

      Optional<Instant> answer = ask(anonymous(), address);

      assertThat(answer).isEmpty();
      assertThat(sql.number("select count(*) from password_reset")).isEqualTo(before + 1);
      assertThat(sql.number("select count(*) from audit_entry")).isEqualTo(entries);
      assertThat(sql.number("select count(*) from outbox_mail")).isEqualTo(mailsBefore);
      assertThat(ask(anonymous(), address)).contains(clock.instant().plusSeconds(30));
    }
    evaluate();
    assertThat(mails.to(member)).hasSize(1);
    assertThat(mails.to(disabled)).isEmpty();
    assertThat(sql.rows("select id from outbox_mail where recipient = ?", unknown.text()))
        .isEmpty();
  }

  @Test
  @Tag("R30")
  void variantsOfAnAddressShareOneLimit() {
    TestAccount member = accounts.member();
    String text = member.email().text();
    ask(anonymous(), member.email());

    for (String typed :
        List.of(text.toUpperCase(Locale.ROOT), "  " + text + " ", "M" + text.substring(1))) {
      EmailAddress variant = EmailAddress.parse(typed).orElseThrow();
      assertThat(ask(anonymous(), variant)).as(typed).isPresent();
    }

    evaluate();
    assertThat(mails.to(member)).hasSize(1);
  }

  @Test
  @Tag("R30")
  void tenLinksAnHourAreMailedToOneAddress() {
    TestAccount member = accounts.member();
    for (int minute = 0; minute < 60; minute++) {
      ask(anonymous(), member.email());
      evaluate();
      clock.moveBy(Duration.ofMinutes(1));
    }

    assertThat(mails.to(member)).hasSize(10);
  }

  @Test
  @Tag("R13")
  @Tag("R30")
  @DisplayName(
      "R13, R30: anonymous visitors cannot use up what is kept for a browser that the owner used")
  void anonymousVisitorsDoNotKeepOutTheOwnersBrowser() {
    TestAccount member = accounts.member();
    Visitor owner = anonymous();
    owner.signIn(member);
    Visitor browser = owner.comingBack();
    for (int i = 0; i < 10; i++) {
      ask(anonymous(), member.email());
      clock.moveBy(Duration.ofSeconds(30));
    }
    assertThat(ask(anonymous(), member.email())).isPresent();

    int noted = 0;
    for (int minute = 0; minute < 60; minute++) {
      noted += ask(browser, member.email()).isEmpty() ? 1 : 0;
      clock.moveBy(Duration.ofMinutes(1));
    }

    assertThat(noted).isEqualTo(10);
  }

  @Test
  @Tag("R30")
  void oneClientAsksOnlySoOftenForWhomever() {
    try (Services narrow = services.another(Map.of("mfa.login.reset-per-client-hour", "2"))) {
      Visitor flooder = anonymous().at(narrow);
      for (int i = 0; i < 2; i++) {
        EmailAddress address = new EmailAddress("flood" + i + "@example.org");
        assertThat(flooder.does(() -> asked(narrow, address))).isEmpty();
      }

      EmailAddress third = new EmailAddress("flood3@example.org");
      assertThat(flooder.does(() -> asked(narrow, third))).isPresent();
      assertThat(anonymousFrom("203.0.113.99").at(narrow).does(() -> asked(narrow, third)))
          .isEmpty();
    }
  }

  private static Optional<Instant> asked(Services where, EmailAddress address) {
    return where.get(PasswordResetService.class).request(address);
  }

  @Test
  @Tag("R07")
  void twoTimersMailOneLink() {
    TestAccount member = accounts.member();
    ask(anonymous(), member.email());

    Simultaneously.call(
        4,
        number -> {
          evaluate();
          return true;
        });

    assertThat(mails.count(member, MailTemplate.PASSWORD_RESET)).isEqualTo(1);
  }

  @Test
  @Tag("R59")
  void requestIsRecordedWithTheClientThatAsked() {
    TestAccount member = accounts.member();
    ask(anonymousFrom("203.0.113.50"), member.email());
    evaluate();

    assertThat(audit.of(member).getFirst().clientAddress()).isEqualTo("203.0.113.50");
  }

  @Test
  @Tag("R67")
  void requestsAreForgottenAfterADay() {
    TestAccount member = accounts.member();
    mailedKey(member);

    clock.moveBy(Duration.ofDays(2));
    the(PasswordResetLinkService.class).forgetOld();

    assertThat(sql.number("select count(*) from password_reset")).isZero();
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: requests that cannot be read, more than a batch, stop no other")
  void unreadableRequestsStopNoOther() {
    for (int i = 1; i <= 60; i++) {
      sql.execute(
          "insert into password_reset (id, sealed_email, client_address, user_agent, requested_at,"
              + " expires_at) values (?, 'test1:AAAA', '192.0.2.1', 'x', ?, ?)",
          -i,
          clock.instant().atOffset(ZoneOffset.UTC),
          clock.instant().plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC));
    }
    TestAccount member = accounts.member();
    clock.moveBy(Duration.ofSeconds(1));
    ask(anonymous(), member.email());

    services.work("password-resets");
    services.work("password-resets");

    assertThat(mails.count(member, MailTemplate.PASSWORD_RESET)).isEqualTo(1);
    assertThat(
            sql.number(
                "select count(*) from element_failure where worker = 'password-resets'"
                    + " and element_id < 0 and failures = 1"))
        .isEqualTo(60);
    sql.execute("delete from password_reset where id < 0");
    sql.execute("delete from element_failure");
  }

  private String mailedKey(TestAccount member) {
    assertThat(ask(anonymous(), member.email())).isEmpty();
    evaluate();
    return mails.resetKey(member);
  }

  private Optional<Instant> ask(Visitor visitor, EmailAddress email) {
    return visitor.does(() -> resets().request(email));
  }

  private void evaluate() {
    services.work("password-resets");
  }

  private PasswordChangeResult complete(String key, Password password) {
    return anonymous().does(() -> resets().complete(key, password));
  }

  private PasswordResetService resets() {
    return the(PasswordResetService.class);
  }
}
