package mfa.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.Enroller;
import mfa.login.CallerService;
import mfa.mail.MailTemplate;
import mfa.platform.crypto.KeyRing;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R35, R37, R39, R41: sessions")
class SessionServiceTest extends ServiceTest {

  @Test
  @Tag("R37")
  void sessionIsOverAfterHalfAnHourWithoutAPerson() {
    Visitor owner = signedIn(accounts.member());

    clock.moveBy(Duration.ofMinutes(29).plusSeconds(59));
    assertThat(counts(owner)).isTrue();
    clock.moveBy(Duration.ofSeconds(1));

    assertThat(counts(owner)).isFalse();
  }

  @Test
  @Tag("R37")
  void requestsAloneKeepNoSessionAlive() {
    Visitor owner = signedIn(accounts.member());

    for (int i = 0; i < 29; i++) {
      clock.moveBy(Duration.ofMinutes(1));
      assertThat(counts(owner)).isTrue();
    }
    clock.moveBy(Duration.ofMinutes(1));

    assertThat(counts(owner)).isFalse();
  }

  @Test
  @Tag("R71")
  void keyIsNewAtPasswordCodeAndBindingAndTheOldOnesAreDead() {
    TestAccount bound = accounts.boundMember();
    TestAccount free = accounts.member();
    Visitor atTheCode = halfSignedIn(bound);
    Visitor binding = signedIn(free);
    String half = atTheCode.sessionKey();
    String unbound = binding.sessionKey();

    atTheCode.does(() -> the(SessionService.class).confirm(0));
    new Enroller(services, mails).enrol(binding, free);

    assertThat(Set.of(half, unbound, atTheCode.sessionKey(), binding.sessionKey())).hasSize(4);
    for (String old : List.of(half, unbound)) {
      assertThat(the(CallerService.class).caller(old)).isEmpty();
      assertThat(the(CallerService.class).whyOver(old)).isEqualTo(EndReason.GONE);
    }
    assertThat(counts(atTheCode)).isTrue();
    assertThat(counts(binding)).isTrue();
  }

  @Test
  @Tag("R71")
  void databaseHoldsAKeyedHashOfTheKeyOnly() {
    Visitor owner = signedIn(accounts.member());

    String hash =
        (String) sql.single("select key_hash from sign_in_session where id = ?", owner.sessionId());

    assertThat(hash).isEqualTo(the(KeyRing.class).hash("session", owner.sessionKey()));
    assertThat(the(CallerService.class).caller(hash)).isEmpty();
  }

  @Test
  @Tag("R37")
  void personKeepsTheSessionAliveUntilTwelveHours() {
    Visitor owner = signedIn(accounts.member());

    for (int i = 1; i < 12 * 4; i++) {
      clock.moveBy(Duration.ofMinutes(15));
      owner.does(() -> the(SessionService.class).recordActivity());
    }
    clock.moveBy(Duration.ofMinutes(14).plusSeconds(59));
    assertThat(counts(owner)).isTrue();
    clock.moveBy(Duration.ofSeconds(1));

    assertThat(counts(owner)).isFalse();
    assertThatThrownBy(() -> owner.does(() -> the(SessionService.class).recordActivity()))
        .isInstanceOf(SessionIsOver.class);
  }

  @Test
  @Tag("R37")
  void sessionThatIsOverIsNotRevived() {
    Visitor owner = signedIn(accounts.member());
    clock.moveBy(Duration.ofMinutes(31));

    assertThatThrownBy(() -> owner.does(() -> the(SessionService.class).recordActivity()))
        .isInstanceOf(SessionIsOver.class);
    assertThat(counts(owner)).isFalse();
  }

  @Test
  @Tag("R35")
  @Tag("R37")
  void halfSignedInSessionIsOverAfterFiveMinutes() {
    TestAccount member = accounts.boundMember();
    Visitor owner = halfSignedIn(member);

    clock.moveBy(Duration.ofMinutes(4).plusSeconds(59));
    assertThat(counts(owner)).isTrue();
    clock.moveBy(Duration.ofSeconds(1));

    assertThatThrownBy(() -> owner.confirm(member.code(clock.instant())))
        .isInstanceOf(SessionIsOver.class);
    assertThat(audit.count(member, AuditAction.SIGNED_IN, AuditResult.SUCCESS)).isZero();
  }

  @Test
  @Tag("R38")
  void signedOutSessionIsDeadInAllTabs() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    owner.does(() -> the(mfa.login.SignInService.class).signOut());

    assertThat(counts(owner)).isFalse();
    assertThat(audit.headlinesOf(member)).containsExactly("SIGNED_OUT SUCCESS");
  }

  @Test
  @Tag("R39")
  void endingOthersSparesTheOwnSession() {
    TestAccount member = accounts.member();
    Visitor own = signedIn(member);
    Visitor other = signedIn(member);
    Visitor third = signedIn(member);
    Visitor outsider = signedIn(accounts.member());

    own.does(() -> the(SessionService.class).endOthers(EndReason.ENDED_BY_OWNER));

    assertThat(counts(own)).isTrue();
    assertThat(counts(other)).isFalse();
    assertThat(counts(third)).isFalse();
    assertThat(counts(outsider)).isTrue();
    assertThat(audit.of(member)).hasSize(1);
    assertThat(audit.of(member).getFirst().detail()).isEqualTo("2 others: ENDED_BY_OWNER");
  }

  @Test
  @Tag("R39")
  void endingAllSparesNone() {
    TestAccount member = accounts.member();
    Visitor one = signedIn(member);
    Visitor two = signedIn(member);

    services.asTimer(
        () -> the(SessionService.class).endAll(member.id(), EndReason.ACCOUNT_DISABLED));

    assertThat(counts(one)).isFalse();
    assertThat(counts(two)).isFalse();
    assertThat(audit.count(member, AuditAction.SESSION_ENDED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R39")
  void disabledMemberIsOutAtTheNextRequest() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    accounts.disable(member);

    assertThat(counts(owner)).isFalse();
  }

  @Test
  @Tag("R41")
  void memberSeesOwnLiveSessionsNewestFirst() {
    TestAccount member = accounts.member();
    signedIn(accounts.member());
    Visitor gone = signedIn(member);
    clock.moveBy(Duration.ofMinutes(31));
    Visitor other = signedIn(member);
    clock.moveBy(Duration.ofMinutes(1));
    Visitor own = signedIn(member);

    List<SessionItem> lines = own.does(() -> the(SessionService.class).ownSessions());

    assertThat(lines)
        .extracting(SessionItem::id)
        .containsExactly(own.sessionId(), other.sessionId());
    assertThat(lines).extracting(SessionItem::own).containsExactly(true, false);
    assertThat(lines.getFirst().clientAddress()).isEqualTo(own.client().address());
    assertThat(own.does(() -> the(SessionService.class).countOthers())).isEqualTo(1);
    assertThat(counts(gone)).isFalse();
  }

  @Test
  @Tag("R41")
  void memberEndsOneOfTheOwnSessions() {
    TestAccount member = accounts.member();
    Visitor own = signedIn(member);
    Visitor other = signedIn(member);

    own.does(() -> the(SessionService.class).endOwn(other.sessionId()));

    assertThat(counts(own)).isTrue();
    assertThat(counts(other)).isFalse();
    assertThat(audit.headlinesOf(member)).containsExactly("SESSION_ENDED SUCCESS");
  }

  @Test
  @Tag("R71")
  void oneSessionTooManyEndsTheOldestWhichIsToldWhy() {
    TestAccount member = accounts.boundMember();
    int max = the(SessionSettings.class).perAccount();
    List<Visitor> browsers = new ArrayList<>();
    for (int i = 0; i <= max; i++) {
      clock.moveBy(Duration.ofSeconds(1));
      browsers.add(signedIn(member));
    }

    assertThat(browsers).extracting(SessionServiceTest::counts).startsWith(false, true);
    assertThat(browsers.subList(1, max + 1)).allMatch(SessionServiceTest::counts);
    assertThat(whyOver(browsers.getFirst())).isEqualTo(EndReason.TOO_MANY);
    assertThat(mails.templatesTo(member)).containsOnlyOnce(MailTemplate.SESSIONS_LIMITED);
    assertThat(audit.headlinesOf(member)).containsExactly("SESSION_ENDED SUCCESS");
  }

  @Test
  @Tag("R71")
  void passwordAloneEndsNobodysSession() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    List<Visitor> guesses = new ArrayList<>();
    int max = the(SessionSettings.class).perAccount();
    for (int i = 0; i < max + 20; i++) {
      clock.moveBy(Duration.ofSeconds(1));
      guesses.add(halfSignedIn(member));
    }

    assertThat(counts(owner)).isTrue();
    assertThat(guesses).filteredOn(SessionServiceTest::counts).hasSize(max);
    assertThat(mails.templatesTo(member)).doesNotContain(MailTemplate.SESSIONS_LIMITED);
  }

  @Test
  @Tag("R37")
  void sessionThatIsOverSaysWhy() {
    Visitor idle = signedIn(accounts.member());
    Visitor late = halfSignedIn(accounts.boundMember());
    Visitor busy = signedIn(accounts.member());
    TestAccount other = accounts.member();
    Visitor ended = signedIn(other);
    services.asTimer(
        () -> the(SessionService.class).endAll(other.id(), EndReason.BY_ADMINISTRATOR));
    assertThat(counts(busy)).isTrue();

    for (int i = 0; i < 48; i++) {
      busy.does(() -> the(SessionService.class).recordActivity());
      clock.moveBy(Duration.ofMinutes(15));
    }

    assertThat(whyOver(idle)).isEqualTo(EndReason.IDLE);
    assertThat(whyOver(late)).isEqualTo(EndReason.CODE_LATE);
    assertThat(whyOver(busy)).isEqualTo(EndReason.TOO_OLD);
    assertThat(whyOver(ended)).isEqualTo(EndReason.BY_ADMINISTRATOR);
    assertThat(the(CallerService.class).whyOver("unknown")).isEqualTo(EndReason.GONE);
  }

  private EndReason whyOver(Visitor visitor) {
    return the(CallerService.class).whyOver(visitor.sessionKey());
  }

  @Test
  @Tag("R58")
  void sessionOfAnotherAccountIsNotEnded() {
    TestAccount thief = accounts.member();
    TestAccount victim = accounts.member();
    Visitor victims = signedIn(victim);

    signedIn(thief).does(() -> the(SessionService.class).endOwn(victims.sessionId()));

    assertThat(counts(victims)).isTrue();
    assertThat(audit.of(thief)).isEmpty();
    assertThat(audit.of(victim)).isEmpty();
  }

  @Test
  @Tag("R62")
  void codeIsFreshForFiveMinutes() {
    Visitor owner = signedIn(accounts.boundMember());

    clock.moveBy(Duration.ofMinutes(4).plusSeconds(59));
    boolean before = owner.does(() -> the(SessionService.class).hasFreshCode());
    clock.moveBy(Duration.ofSeconds(1));
    boolean after = owner.does(() -> the(SessionService.class).hasFreshCode());

    assertThat(before).isTrue();
    assertThat(after).isFalse();
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 Sessions that ran out without an end are not read")
  void sessionsThatRanOutAreNotRead() {
    TestAccount member = accounts.member();
    Instant yesterday = clock.instant();
    for (int i = 0; i < 1000; i++) {
      sql.execute(
          "insert into sign_in_session (id, account_id, stage, client_address, user_agent,"
              + " created_at, last_seen_at) values (?, ?, ?, '192.0.2.1', '', ?, ?)",
          -clock.instant().getEpochSecond() - i,
          member.id(),
          i % 2 == 0 ? "SIGNED_IN" : "HALF_SIGNED_IN",
          yesterday,
          yesterday);
    }
    clock.moveBy(Duration.ofDays(1));
    Visitor owner = signedIn(member);

    List<SignInSession> read = new ArrayList<>();
    SessionService real = the(SessionService.class);
    List<SessionItem> shown = owner.does(real::ownSessions);
    services.inTransaction(
        any ->
            read.addAll(
                the(SignInSessions.class)
                    .liveOf(
                        member.id(),
                        clock.instant().minus(the(SessionSettings.class).halfSignedIn()),
                        clock.instant().minus(the(SessionSettings.class).idle()),
                        clock.instant().minus(the(SessionSettings.class).absolute()))));

    assertThat(read).extracting(SignInSession::id).containsExactly(owner.sessionId());
    assertThat(shown).hasSize(1);
  }

  @Test
  void sessionsAreForgottenAfterNinetyDays() {
    Visitor owner = signedIn(accounts.member());

    clock.moveBy(Duration.ofDays(91));
    the(SessionService.class).forgetOld();

    assertThat(sql.rows("select id from sign_in_session where id = ?", owner.sessionId()))
        .isEmpty();
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 A known browser is forgotten when it was not seen for 400 days")
  void knownBrowsersAreForgotten() {
    TestAccount member = accounts.member();
    Visitor browser = anonymous();
    browser.signIn(member);
    long first = knownBrowsers(member);

    clock.moveBy(DeviceService.LIFE.minusSeconds(1));
    browser.signIn(member);
    clock.moveBy(DeviceService.LIFE.minusSeconds(1));
    services.work("old-devices");
    long seenAgain = knownBrowsers(member);
    clock.moveBy(Duration.ofSeconds(2));
    services.work("old-devices");

    assertThat(first).isEqualTo(1);
    assertThat(seenAgain).isEqualTo(1);
    assertThat(knownBrowsers(member)).isZero();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 The newest fifty browsers of an account are known, and no more are read")
  void knownBrowsersAreBounded() {
    TestAccount member = accounts.member();
    Visitor oldest = anonymous();
    oldest.signIn(member);
    clock.moveBy(Duration.ofMinutes(1));
    Visitor recent = anonymous();
    recent.signIn(member);
    for (int i = 0; i < DeviceService.MAX_OF_ACCOUNT - 2; i++) {
      sql.execute(
          "insert into known_device (id, account_id, device_hash, first_seen_at, last_seen_at)"
              + " values (?, ?, ?, ?, ?)",
          -1_000_000 * member.id() - i,
          member.id(),
          "cookie-less " + i,
          clock.instant(),
          clock.instant());
    }

    anonymous().signIn(member);

    assertThat(knownBrowsers(member)).isEqualTo(DeviceService.MAX_OF_ACCOUNT);
    assertThat(knows(recent, member)).isTrue();
    assertThat(knows(oldest, member)).isFalse();
  }

  private boolean knows(Visitor browser, TestAccount account) {
    return browser.comingBack().does(() -> the(DeviceService.class).isKnown(account.id()));
  }

  private long knownBrowsers(TestAccount account) {
    return sql.number("select count(*) from known_device where account_id = ?", account.id());
  }

  /** Whether the gate still lets the visitor's session in. */
  private static boolean counts(Visitor visitor) {
    try {
      return visitor.does(() -> true);
    } catch (SessionIsOver over) {
      return false;
    }
  }
}
