package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.CodeCheckResult;
import mfa.enforcement.NextStep;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.password.PasswordChangeService;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.time.Times;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.SessionIsOver;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R13, R33, R35: signing in")
class SignInServiceTest extends ServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_NANOS = 20_000_000;

  @Test
  void unboundMemberIsInWithThePassword() {
    TestAccount member = accounts.member();
    Visitor owner = anonymous();

    SignInResult signIn = owner.signIn(member);

    assertThat(((SignInResult.Opened) signIn).nextStep()).isEqualTo(NextStep.PROCEED);
    assertThat(audit.headlinesOf(member))
        .containsExactly("PASSWORD_CHECKED SUCCESS", "SIGNED_IN SUCCESS");
    assertThat(audit.of(member).getLast().clientAddress()).isEqualTo(owner.client().address());
  }

  @Test
  @Tag("R35")
  void boundMemberIsHalfInWithThePassword() {
    TestAccount member = accounts.boundMember();
    Visitor owner = anonymous();

    SignInResult signIn = owner.signIn(member);

    assertThat(((SignInResult.Opened) signIn).nextStep()).isEqualTo(NextStep.ENTER_CODE);
    assertThat(audit.headlinesOf(member)).containsExactly("PASSWORD_CHECKED SUCCESS");
    assertThat(owner.confirm(member.code(clock.instant())))
        .isInstanceOf(CodeCheckResult.Accepted.class);
    assertThat(audit.headlinesOf(member)).contains("SIGNED_IN SUCCESS");
  }

  @Test
  void graceOffersBindingAndItsEndAsksForIt() {
    TestAccount member = accounts.member();
    workspaces.named("Acme").with(member).requiringMfa(7);

    SignInResult inGrace = anonymous().signIn(member);
    clock.moveBy(Duration.ofDays(7));
    SignInResult afterwards = anonymous().signIn(member);

    assertThat(((SignInResult.Opened) inGrace).nextStep()).isEqualTo(NextStep.OFFER_BIND);
    assertThat(((SignInResult.Opened) afterwards).nextStep()).isEqualTo(NextStep.BIND);
  }

  @Test
  @Tag("R55")
  @DisplayName("R55 What happened to the account while a sign-in waited for it counts")
  void whatHappenedWhileTheAccountWasWaitedForCounts() {
    assumeTrue(services.isPostgresql());
    TestAccount member = accounts.member();

    CompletableFuture<SignInResult> signIn =
        services.inTransaction(
            entityManager -> {
              entityManager
                  .createNativeQuery("select id from account where id = ?1 for update")
                  .setParameter(1, member.id())
                  .getResultList();
              CompletableFuture<SignInResult> waiting =
                  CompletableFuture.supplyAsync(() -> anonymous().signIn(member));
              awaitSomebodyWhoWaits();
              entityManager
                  .createNativeQuery(
                      "insert into authenticator (id, account_id, name, sealed_secret, last_step,"
                          + " bound_at, last_used_at) values (?1, ?1, '', '', 0, now(), now())")
                  .setParameter(1, member.id())
                  .executeUpdate();
              entityManager
                  .createNativeQuery("update account set binding = 'BOUND' where id = ?1")
                  .setParameter(1, member.id())
                  .executeUpdate();
              return waiting;
            });

    assertThat(((SignInResult.Opened) signIn.join()).nextStep()).isEqualTo(NextStep.ENTER_CODE);
    assertThat(audit.headlinesOf(member)).containsExactly("PASSWORD_CHECKED SUCCESS");
  }

  private void awaitSomebodyWhoWaits() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sql.number(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like 'select id from account%'")
        == 0) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Of one sign-in too many the oldest ends, and only among those as far as it")
  void oldestOfTooManyEnds() {
    TestAccount member = accounts.boundMember();
    try (Services two = services.another(Map.of("mfa.session.per-account", "2"))) {
      List<Visitor> full = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Visitor browser = anonymous().at(two);
        browser.signIn(member);
        clock.moveToNextStep();
        browser.confirm(member.code(clock.instant()));
        full.add(browser);
        anonymous().at(two).signIn(member);
      }

      assertThatThrownBy(() -> full.getFirst().does(() -> {})).isInstanceOf(SessionIsOver.class);
      full.get(1).does(() -> {});
      full.get(2).does(() -> {});
    }
    assertThat(ended(member, "SIGNED_IN")).isEqualTo(1);
    assertThat(ended(member, "HALF_SIGNED_IN")).isEqualTo(1);
    assertThat(audit.count(member, AuditAction.SESSION_ENDED, AuditResult.SUCCESS)).isEqualTo(2);
  }

  private long ended(TestAccount member, String stage) {
    return sql.number(
        "select count(*) from sign_in_session where account_id = ? and stage = ?"
            + " and end_reason = 'TOO_MANY'",
        member.id(),
        stage);
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Of many sign-ins at once no more than the allowed number stay")
  void parallelSignInsLeaveTheAllowedNumber() {
    TestAccount member = accounts.member();
    try (Services two = services.another(Map.of("mfa.session.per-account", "2"))) {
      List<Visitor> browsers = Stream.generate(() -> anonymous().at(two)).limit(8).toList();

      Simultaneously.call(8, number -> browsers.get(number).signIn(member));
    }

    assertThat(
            sql.number(
                "select count(*) from sign_in_session where account_id = ? and ended_at is null",
                member.id()))
        .isEqualTo(2);
  }

  @Test
  void addressIsFoundInWhicheverCase() {
    TestAccount member = accounts.member();

    SignInResult signIn =
        anonymous()
            .signIn(new EmailAddress(member.email().text().toUpperCase()), TestAccount.PASSWORD);

    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R33")
  void unknownDisabledAndWrongAreRefusedAlikeAndLeaveTheSameRows() {
    TestAccount member = accounts.member();
    TestAccount disabled = accounts.disabledMember();
    EmailAddress unknown = new EmailAddress("unknown-" + member.id() + "@example.com");

    List<Attempt> attempts =
        List.of(
            attempt(member.email(), TestAccount.WRONG_PASSWORD),
            attempt(disabled.email(), TestAccount.PASSWORD),
            attempt(disabled.email(), TestAccount.WRONG_PASSWORD),
            attempt(unknown, TestAccount.WRONG_PASSWORD));

    assertThat(attempts).containsOnly(attempts.getFirst());
    assertThat(attempts.getFirst().result()).isEqualTo(new SignInResult.Refused());
    assertThat(attempts.getFirst().auditEntries()).isEqualTo(1);
  }

  /** What became of an attempt, and how many rows it left where. */
  private record Attempt(
      SignInResult result,
      long auditEntries,
      long failureCounters,
      long rateCounters,
      long sessions) {}

  private Attempt attempt(EmailAddress email, Password password) {
    sql.execute("delete from failure_counter where subject like 'password/%'");
    long entries = count("audit_entry");
    long failureCounters = count("failure_counter");
    long rateCounters = count("rate_counter");
    long sessions = count("sign_in_session");
    SignInResult result = anonymous().signIn(email, password);
    return new Attempt(
        result,
        count("audit_entry") - entries,
        count("failure_counter") - failureCounters,
        count("rate_counter") - rateCounters,
        count("sign_in_session") - sessions);
  }

  private long count(String table) {
    return sql.number("select count(*) from " + table);
  }

  @Test
  @Tag("R33")
  void unknownAddressesLockLikeKnownOnes() {
    TestAccount member = accounts.member();
    EmailAddress unknown = new EmailAddress("unlocked-" + member.id() + "@example.com");

    List<SignInResult> ofKnown = guess(anonymous(), member.email(), 12);
    List<SignInResult> ofUnknown = guess(anonymous(), unknown, 12);

    assertThat(ofKnown).isEqualTo(ofUnknown);
    assertThat(ofKnown).last().isInstanceOf(SignInResult.Wait.class);
  }

  @Test
  @Tag("R33")
  void addressStandsInNoCounter() {
    TestAccount member = accounts.member();
    guess(anonymous(), member.email(), 2);

    assertThat(sql.rows("select subject from failure_counter"))
        .noneMatch(row -> row.get("subject").toString().contains(member.email().text()));
  }

  @Test
  @Tag("R13")
  void fiftyWrongPasswordsDoNotKeepTheOwnerElsewhereOut() {
    TestAccount member = accounts.boundMember();
    guess(anonymousFrom("203.0.113.7"), member.email(), 50);

    Visitor owner = anonymousFrom("203.0.113.99");
    SignInResult signIn = owner.signIn(member);
    CodeCheckResult code = owner.confirm(member.code(clock.instant()));

    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
    assertThat(code).isInstanceOf(CodeCheckResult.Accepted.class);
    assertThat(codeFailures(member)).isZero();
  }

  /** The attacker guesses fifty times whenever it is possible. */
  @Test
  @Tag("R13")
  void ownerInTheAttackersNetworkWaitsAtMostHalfAMinute() {
    TestAccount member = accounts.boundMember();
    Visitor attacker = anonymousFrom("203.0.113.20");
    for (int i = 0; i < 50; i++) {
      guessAfterTheWait(attacker, member.email());
    }

    Visitor owner = anonymousFrom("203.0.113.20");
    SignInResult atOnce = owner.signIn(member);
    clock.moveBy(Duration.ofSeconds(30));
    SignInResult afterTheWait = owner.signIn(member);

    assertThat(atOnce)
        .isInstanceOfSatisfying(
            SignInResult.Wait.class,
            wait ->
                assertThat(Duration.between(clock.instant(), wait.until()))
                    .isLessThanOrEqualTo(Duration.ZERO));
    assertThat(afterTheWait).isInstanceOf(SignInResult.Opened.class);
    assertThat(codeFailures(member)).isZero();
  }

  private void guessAfterTheWait(Visitor attacker, EmailAddress email) {
    if (attacker.signIn(email, TestAccount.WRONG_PASSWORD) instanceof SignInResult.Wait wait) {
      clock.moveTo(wait.until());
      attacker.signIn(email, TestAccount.WRONG_PASSWORD);
    }
  }

  @Test
  @Tag("thorough")
  @Tag("R13")
  void floodFromManyNetworksCostsTheOwnerAtMostFiveSeconds() {
    TestAccount member = accounts.member();
    for (int network = 0; network < 130; network++) {
      guess(anonymousFrom("203.0.%d.1".formatted(network)), member.email(), 1);
      clock.moveBy(Duration.ofSeconds(5));
    }
    guess(anonymousFrom("203.0.200.1"), member.email(), 1);

    SignInResult atOnce = anonymous().signIn(member);
    clock.moveBy(Duration.ofSeconds(5));
    SignInResult afterTheWait = anonymous().signIn(member);

    assertThat(atOnce).isInstanceOf(SignInResult.Wait.class);
    assertThat(afterTheWait).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R13")
  void knownBrowserIsNotHeldUpByAnonymousVisitorsInItsNetwork() {
    TestAccount member = accounts.member();
    Visitor owner = anonymousFrom("203.0.113.30");
    owner.signIn(member);
    guess(anonymousFrom("203.0.113.30"), member.email(), 50);

    SignInResult signIn = owner.comingBack().signIn(member);

    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R13")
  void guessesWithAKnownDeviceAreCountedToo() {
    TestAccount member = accounts.member();
    Visitor owner = anonymous();
    owner.signIn(member);

    List<SignInResult> guesses = guess(owner.comingBack(), member.email(), 6);

    assertThat(guesses.subList(0, 5)).containsOnly(new SignInResult.Refused());
    assertThat(guesses.getLast()).isInstanceOf(SignInResult.Wait.class);
  }

  @Test
  @Tag("R13")
  void rightPasswordStartsTheCountAnew() {
    TestAccount member = accounts.member();
    Visitor owner = anonymous();
    guess(owner, member.email(), 4);
    owner.signIn(member);

    List<SignInResult> again = guess(owner, member.email(), 4);

    assertThat(again).containsOnly(new SignInResult.Refused());
  }

  @Test
  @Tag("R14")
  void failedPasswordIsRecordedWithItsClient() {
    TestAccount member = accounts.member();
    Visitor attacker = anonymousFrom("203.0.113.40");

    attacker.signIn(member.email(), TestAccount.WRONG_PASSWORD);

    assertThat(audit.of(member))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo(AuditAction.PASSWORD_CHECKED);
              assertThat(entry.result()).isEqualTo(AuditResult.FAILURE);
              assertThat(entry.factor()).isEqualTo("password");
              assertThat(entry.clientAddress()).isEqualTo("203.0.113.40");
              assertThat(entry.actor()).isNull();
              assertThat(entry.at()).isEqualTo(clock.instant());
            });
  }

  @Test
  @Tag("R67")
  void oneClientTriesOnlySoManyPasswordsAMinute() {
    try (Services narrow = services.another(Map.of("mfa.login.per-client-minute", "3"))) {
      Visitor flooder = anonymous().at(narrow);
      sql.execute("delete from failure_counter");
      for (int i = 0; i < 3; i++) {
        assertThat(flooder.signIn(nobody(i), TestAccount.WRONG_PASSWORD))
            .isInstanceOf(SignInResult.Refused.class);
      }

      for (int i = 3; i < 10; i++) {
        assertThat(flooder.signIn(nobody(i), TestAccount.WRONG_PASSWORD))
            .isEqualTo(new SignInResult.Wait(clock.instant().plusSeconds(60)));
      }

      assertThat(sql.number("select count(*) from failure_counter"))
          .as("two for each attempt that was compared, none for those that were refused")
          .isEqualTo(6);
    }
  }

  @Test
  @Tag("R13")
  void neighboursBehindOneNetworkDoNotKeepAKnownBrowserOut() {
    try (Services narrow = services.another(Map.of("mfa.login.per-client-minute", "3"))) {
      TestAccount member = accounts.member();
      Visitor owner = anonymous().at(narrow);
      owner.signIn(member);
      Visitor neighbour = anonymousFrom(owner.client().address()).at(narrow);
      for (int i = 0; i < 4; i++) {
        neighbour.signIn(nobody(i), TestAccount.WRONG_PASSWORD);
      }

      assertThat(neighbour.signIn(member)).isInstanceOf(SignInResult.Wait.class);
      assertThat(owner.comingBack().signIn(member)).isInstanceOf(SignInResult.Opened.class);
    }
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 Known browsers of an account at one network have one rate together")
  void knownBrowsersOfAnAccountCountTogether() {
    TestAccount member = accounts.member();
    Visitor first = anonymous();
    List<Visitor> known = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Visitor browser = anonymousFrom(first.client().address());
      browser.signIn(member);
      known.add(browser);
    }
    clock.moveBy(Duration.ofMinutes(1));
    try (Services narrow = services.another(Map.of("mfa.login.per-client-minute", "3"))) {
      List<SignInResult> results =
          known.stream().map(browser -> browser.comingBack().at(narrow).signIn(member)).toList();

      assertThat(results).filteredOn(SignInResult.Opened.class::isInstance).hasSize(3);
      assertThat(results.getLast())
          .isEqualTo(new SignInResult.Wait(clock.instant().plusSeconds(60)));
      assertThat(anonymousFrom(first.client().address()).at(narrow).signIn(accounts.member()))
          .as("others of this network")
          .isInstanceOf(SignInResult.Opened.class);
    }
  }

  @Test
  @Tag("R13")
  @DisplayName("R13 Known browsers are told apart, however long the key's id is")
  void eachKnownBrowserHasACountOfItsOwn() {
    String longId = "k".repeat(40) + Services.KEY.substring(Services.KEY.indexOf(':'));
    try (Services other =
        services.another(Map.of("mfa.crypto.keys", longId + " " + Services.KEY))) {
      TestAccount member = accounts.member();
      Visitor one = anonymous().at(other);
      one.signIn(member);
      Visitor another = anonymous().at(other);
      another.signIn(member);

      guess(one.comingBack(), member.email(), 6);

      assertThat(one.comingBack().signIn(member)).isInstanceOf(SignInResult.Wait.class);
      assertThat(another.comingBack().signIn(member)).isInstanceOf(SignInResult.Opened.class);
    }
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 What was counted for unknown addresses is forgotten after a day")
  void countersOfUnknownAddressesAreForgotten() {
    sql.execute("delete from failure_counter where subject like 'password/%'");
    guess(anonymous(), nobody(67), 6);
    long counters = passwordCounters();

    clock.moveBy(Duration.ofHours(23));
    services.work("old-counters");
    long afterHours = passwordCounters();
    clock.moveBy(Duration.ofHours(2));
    services.work("old-counters");

    assertThat(counters).isPositive();
    assertThat(afterHours).isEqualTo(counters);
    assertThat(passwordCounters()).isZero();
  }

  private long passwordCounters() {
    return sql.number("select count(*) from failure_counter where subject like 'password/%'");
  }

  private static EmailAddress nobody(int number) {
    return new EmailAddress("nobody" + number + "@example.org");
  }

  @Test
  void newBrowserOfAnAccountIsMailed() {
    TestAccount member = accounts.member();
    Visitor first = anonymous();
    first.signIn(member);
    first.comingBack().signIn(member);
    List<MailTemplate> before = mails.templatesTo(member);

    anonymous().signIn(member);

    assertThat(before).isEmpty();
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.NEW_DEVICE);
    assertThat(mails.newest(member, MailTemplate.NEW_DEVICE).parameters())
        .containsEntry("browser", "Firefox, Linux");
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 One account is mailed of five new browsers an hour, and once of a limit")
  void floodOfNewBrowsersIsMailedAFewTimesAnHour() {
    TestAccount member = accounts.member();
    try (Services narrow = services.another(Map.of("mfa.session.per-account", "3"))) {
      for (int i = 0; i < 60; i++) {
        anonymous().at(narrow).signIn(member);
      }
      List<MailTemplate> ofOneHour = mails.templatesTo(member);
      String last = mails.newest(member, MailTemplate.NEW_DEVICE).parameters().get("further");
      clock.moveBy(Duration.ofHours(1));
      anonymous().at(narrow).signIn(member);

      assertThat(ofOneHour).filteredOn(MailTemplate.NEW_DEVICE::equals).hasSize(5);
      assertThat(ofOneHour).filteredOn(MailTemplate.SESSIONS_LIMITED::equals).hasSize(1);
      assertThat(last).startsWith("This is the last mail of this kind within this hour.");
      assertThat(mails.templatesTo(member))
          .filteredOn(MailTemplate.NEW_DEVICE::equals)
          .as("also in the next hour")
          .hasSize(6);
      assertThat(mails.newest(member, MailTemplate.NEW_DEVICE).parameters().get("further"))
          .isEmpty();
    }
  }

  @Test
  @DisplayName(
      "The mail about a new browser tells its time in the zone of that browser, unless the owner or"
          + " a browser before has told one")
  void newBrowserIsMailedInItsOwnTimeZone() {
    TestAccount member = accounts.member();
    anonymous().signIn(member);

    assertThat(timeOfMailAfterSignInFrom(null, member)).isEqualTo(now("UTC"));
    assertThat(timeOfMailAfterSignInFrom("Asia/Shanghai", member)).isEqualTo(now("Asia/Shanghai"));
    assertThat(timeOfMailAfterSignInFrom("America/New_York", member))
        .as("adopted from the browser before")
        .isEqualTo(now("Asia/Shanghai"));
  }

  private String timeOfMailAfterSignInFrom(String zone, TestAccount member) {
    anonymous()
        .does(
            () -> {
              Optional.ofNullable(zone).map(ZoneId::of).ifPresent(the(CurrentRequest.class)::in);
              return the(SignInService.class).signIn(member.email(), TestAccount.PASSWORD);
            });
    return mails.newest(member, MailTemplate.NEW_DEVICE).parameters().get("when");
  }

  private String now(String zone) {
    return Times.dateAndTime(clock.instant(), ZoneId.of(zone), Locale.ENGLISH);
  }

  @Test
  @Tag("R40")
  void knownBrowserNeverReplacesTheCode() {
    TestAccount member = accounts.boundMember();
    Visitor owner = anonymous().signInWithCode(member);

    SignInResult again = owner.comingBack().signIn(member);

    assertThat(((SignInResult.Opened) again).nextStep()).isEqualTo(NextStep.ENTER_CODE);
  }

  @Test
  void passwordHashedWithOtherParametersIsHashedAnew() {
    TestAccount member = accounts.member();
    String before = passwordHash(member);

    try (Services stronger = services.another(Map.of("mfa.login.argon2-iterations", "2"))) {
      anonymous().at(stronger).signIn(member);
      String after = passwordHash(member);

      assertThat(before).contains("t=1");
      assertThat(after).contains("t=2");
      assertThat(anonymous().at(stronger).signIn(member)).isInstanceOf(SignInResult.Opened.class);
    }
  }

  private String passwordHash(TestAccount member) {
    return (String) sql.single("select password_hash from account where id = ?", member.id());
  }

  @Test
  @Tag("R39")
  void passwordThatWasReplacedWhileItWasComparedOpensNothing() {
    TestAccount member = accounts.member();
    PasswordCheckResult.Right compared = compared(member);
    clock.moveBy(Duration.ofMillis(1));
    signedIn(member)
        .does(
            () ->
                the(PasswordChangeService.class)
                    .change(TestAccount.PASSWORD, new Password("Walnut-barge-71-drifting")));

    assertThat(open(compared)).isInstanceOf(SignInResult.Refused.class);
  }

  @Test
  @Tag("R39")
  void accountThatWasDisabledWhileThePasswordWasComparedOpensNothing() {
    TestAccount member = accounts.member();
    PasswordCheckResult.Right compared = compared(member);

    assertThat(open(compared)).isInstanceOf(SignInResult.Opened.class);
    accounts.disable(member);
    assertThat(open(compared)).isInstanceOf(SignInResult.Refused.class);
  }

  private PasswordCheckResult.Right compared(TestAccount member) {
    return (PasswordCheckResult.Right)
        anonymous()
            .does(() -> the(PasswordService.class).check(member.email(), TestAccount.PASSWORD));
  }

  private SignInResult open(PasswordCheckResult.Right compared) {
    return anonymous().does(() -> the(SignInService.class).open(compared));
  }

  @Test
  @Tag("R35")
  void anonymousVisitorAndMemberCannotConfirm() {
    TestAccount member = accounts.boundMember();

    assertThatThrownBy(() -> anonymous().confirm(member.code(clock.instant())))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> signedIn(member).confirm(member.code(clock.instant())))
        .isInstanceOf(EJBAccessException.class);
  }

  private List<SignInResult> guess(Visitor visitor, EmailAddress email, int times) {
    List<SignInResult> results = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      results.add(visitor.signIn(email, TestAccount.WRONG_PASSWORD));
    }
    return results;
  }

  private long codeFailures(TestAccount member) {
    List<Map<String, Object>> rows =
        sql.rows(
            "select failures from failure_counter where subject = ? and failures > 0",
            "code/" + member.id());
    return rows.size();
  }
}
