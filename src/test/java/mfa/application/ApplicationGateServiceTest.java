package mfa.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import mfa.account.PlatformRole;
import mfa.administration.WorkspaceAdministrationService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.CallerService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R72")
@DisplayName("R72: who gets into an application, and until when")
class ApplicationGateServiceTest extends WithApplications {

  @Test
  void memberWhoGaveTheCodeGetsInAndIsNamed() {
    TestAccount member = accounts.bind(accounts.memberNamed("Zoë 陈"));
    workspace.with(member, WorkspaceRole.ADMINISTRATOR);
    AtApplication browser = browserAt(app);

    EntryResult entered = browser.shows(browser.codeFor(signedIn(member)));

    assertThat(entered).isEqualTo(new EntryResult.Entered(browser.key.orElseThrow(), PAGE));
    assertThat(browser.asks())
        .isEqualTo(
            new GateResult.Allowed(
                new Identity(
                    member.id(), member.email().text(), "Zoë 陈", WorkspaceRole.ADMINISTRATOR)));
    assertThat(audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.SUCCESS)).isOne();
  }

  @Test
  @DisplayName("R72: a check asks the database once, and takes no transaction")
  void checkAsksOnce() {
    AtApplication browser = browserAt(app).enteredBy(signedIn(boundMember()));

    assertThat(services.statementsOf(() -> assertAllowed(browser))).hasSize(1);
  }

  @Test
  @DisplayName("R72: a check of a member without an authenticator also asks what they owe")
  void checkOfTheUnboundAsksFewTimes() {
    TestAccount member = accounts.member();
    workspace.with(member).requiringMfa(7);
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    assertThat(services.statementsOf(() -> assertAllowed(browser))).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void memberWithoutAnAuthenticatorGetsInWhereNobodyAsksForOne() {
    TestAccount member = accounts.member();
    workspace.with(member);

    assertAllowed(browserAt(app).enteredBy(signedIn(member)));
  }

  @Test
  void whoHasGraceLeftGetsInUntilItEnds() {
    TestAccount member = accounts.member();
    workspace.with(member).requiringMfa(1);
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));
    assertAllowed(browser);

    sql.execute(
        "update workspace set mfa_required_since = ? where id = ?",
        clock.instant().minus(Duration.ofDays(3)),
        workspace.id());
    sql.execute(
        "update membership set joined_at = ? where workspace_id = ?",
        clock.instant().minus(Duration.ofDays(3)),
        workspace.id());

    assertSignInNeeded(browser);
  }

  @Test
  void nobodyGetsInWithoutAKeyOrWithOneOfAnotherApplication() {
    TestAccount member = boundMember();
    AtApplication here = browserAt(app).enteredBy(signedIn(member));
    AtApplication there = browserAt(added(workspace));
    there.key = here.key;

    assertSignInNeeded(there);
    assertSignInNeeded(browserAt(app));
    here.key = Optional.of("x".repeat(43));
    assertSignInNeeded(here);
  }

  @Test
  @DisplayName(
      "A closed workspace's applications let nobody in at the next request, until reopened")
  void closedWorkspaceLetsNobodyIn() {
    AtApplication browser = browserAt(app).enteredBy(signedIn(boundMember()));
    assertAllowed(browser);
    Visitor administrator = administrator();
    WorkspaceAdministrationService administration = the(WorkspaceAdministrationService.class);

    administrator.does(() -> administration.close(workspace.id()));
    assertThat(browser.asks()).isEqualTo(new GateResult.NoMember(app.id()));

    administrator.does(() -> administration.reopen(workspace.id()));
    assertAllowed(browser);
  }

  @Test
  void unknownOriginHasNoApplication() {
    ApplicationOrigin nobodys = ApplicationOrigin.parse("https://nobody.example").orElseThrow();

    assertThat(browserAt(new App(1, nobodys)).asks())
        .isEqualTo(new GateResult.UnknownApplication());
  }

  @Test
  void codeIsGoodOnce() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app);
    String code = browser.codeFor(signedIn(member));
    browser.shows(code);
    AtApplication again = browserAt(app);

    assertThat(browser.shows(code)).isEqualTo(new EntryResult.Again(ReturnPath.START));
    assertThat(again.shows(code)).isEqualTo(new EntryResult.Again(ReturnPath.START));
    assertAllowed(browser);
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 A loop of entries and refused codes leaves few entries in the audit log")
  void loopOfEntriesLeavesFewInTheAuditLog() {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    for (int i = 0; i < 300; i++) {
      AtApplication browser = browserAt(app);
      browser.enteredBy(owner);
      String code = browser.codeFor(owner);
      browserAt(app).shows(code);
    }
    long entered = audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.SUCCESS);
    clock.moveBy(Duration.ofMinutes(1));
    browserAt(app).enteredBy(owner);

    assertThat(entered).as("of one session, application and minute").isOne();
    assertThat(audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.SUCCESS))
        .as("also in the next minute")
        .isEqualTo(2);
    assertThat(audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.FAILURE))
        .isEqualTo(101);
  }

  @Test
  void ofManyWhoShowOneCodeAtOnceOneGetsIn() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app);
    String code = browser.codeFor(signedIn(member));
    ApplicationGateService gate = the(ApplicationGateService.class);

    List<EntryResult> results =
        Simultaneously.call(
            8, number -> anonymous().does(() -> gate.redeem(app.origin(), code, browser.browser)));

    assertThat(results).filteredOn(EntryResult.Entered.class::isInstance).hasSize(1);
  }

  @Test
  void codeOfAnotherApplicationIsRefusedAndUsedUp() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app);
    String code = browser.codeFor(signedIn(member));
    App other = added(workspaces.named("Globex").with(member));

    EntryResult elsewhere =
        anonymous()
            .does(
                () ->
                    the(ApplicationGateService.class)
                        .redeem(other.origin(), code, browser.browser));

    assertThat(elsewhere).isEqualTo(new EntryResult.Again(ReturnPath.START));
    assertThat(browser.shows(code)).isInstanceOf(EntryResult.Again.class);
    assertSignInNeeded(browser);
    assertThat(audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.FAILURE)).isOne();
    assertThat(
            sql.number(
                "select count(*) from audit_entry where subject_id = ? and workspace_id = ?",
                member.id(),
                workspace.id()))
        .isOne();
  }

  @Test
  void codeIsGoodInTheBrowserThatAskedOnly() {
    TestAccount member = boundMember();
    AtApplication thief = browserAt(app);
    String code = browserAt(app).codeFor(signedIn(member));

    assertThat(thief.shows(code)).isEqualTo(new EntryResult.Again(PAGE));
    assertSignInNeeded(thief);
    assertThat(audit.count(member, AuditAction.APPLICATION_ENTERED, AuditResult.FAILURE)).isOne();
  }

  @Test
  void codeIsGoodForAMinute() {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    AtApplication inTime = browserAt(app);
    String first = inTime.codeFor(owner);
    clock.moveBy(Duration.ofSeconds(59));
    assertThat(inTime.shows(first)).isInstanceOf(EntryResult.Entered.class);
    AtApplication late = browserAt(app);
    String second = late.codeFor(owner);

    clock.moveBy(Duration.ofSeconds(61));

    assertThat(late.shows(second)).isEqualTo(new EntryResult.Again(PAGE));
    assertSignInNeeded(late);
  }

  @Test
  void codesThatNobodyShowedAreForgotten() {
    browserAt(app).codeFor(signedIn(boundMember()));

    clock.moveBy(Duration.ofSeconds(61));
    services.work("old-entry-codes");

    assertThat(sql.number("select count(*) from entry_code where application_id = ?", app.id()))
        .isZero();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 A sign-in has twenty codes at once, and the newest of them count")
  void codesOfASignInAreBounded() {
    Visitor owner = signedIn(boundMember());
    AtApplication browser = browserAt(app);
    String first = browser.codeFor(owner);
    String second = browser.codeFor(owner);
    for (int i = 0; i < 18; i++) {
      browser.codeFor(owner);
    }
    String last = browser.codeFor(owner);

    assertThat(
            sql.number("select count(*) from entry_code where session_id = ?", owner.sessionId()))
        .isEqualTo(20);
    assertThat(browser.shows(first)).isInstanceOf(EntryResult.Again.class);
    assertThat(browser.shows(second)).isInstanceOf(EntryResult.Entered.class);
    assertThat(browser.shows(last)).isInstanceOf(EntryResult.Entered.class);
  }

  @Test
  void whoIsNoMemberGetsNoCodeAndSoForAnApplicationThatThereIsNot() {
    TestAccount other = accounts.boundMember();
    workspaces.named("Globex").with(other, WorkspaceRole.OWNER);
    Visitor visitor = signedIn(other);
    ApplicationGateService gate = the(ApplicationGateService.class);
    EntryRequest foreign = browserAt(app).request();
    EntryRequest unknown = browserAt(new App(999_999_999_999L, app.origin())).request();

    assertThat(visitor.does(() -> gate.enter(foreign))).isEmpty();
    assertThat(visitor.does(() -> gate.enter(unknown))).isEmpty();
    assertThat(audit.count(other, AuditAction.ACCESS_REFUSED, AuditResult.FAILURE)).isEqualTo(2);
  }

  @Test
  void endedSessionIsOutAtTheNextRequest() {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    AtApplication browser = browserAt(app).enteredBy(owner);
    assertAllowed(browser);

    owner.does(() -> the(SessionService.class).endThis(EndReason.SIGNED_OUT));

    assertSignInNeeded(browser);
  }

  @Test
  void codeIsWorthNothingWhenTheSessionEndedMeanwhile() {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    AtApplication browser = browserAt(app);
    String code = browser.codeFor(owner);

    owner.does(() -> the(SessionService.class).endThis(EndReason.SIGNED_OUT));

    assertThat(browser.shows(code)).isEqualTo(new EntryResult.Again(PAGE));
  }

  @Test
  void idleAndOldSessionsAreOut() {
    Visitor owner = signedIn(boundMember());
    AtApplication browser = browserAt(app).enteredBy(owner);

    clock.moveBy(Duration.ofMinutes(31));

    assertSignInNeeded(browser);
  }

  @Test
  @Tag("R37")
  void whatAPersonDoesInTheApplicationKeepsTheSignInAlive() {
    Visitor owner = signedIn(boundMember());
    AtApplication browser = browserAt(app).enteredBy(owner);
    clock.moveBy(Duration.ofMinutes(20));
    assertThat(browser.asks(true)).isInstanceOf(GateResult.Allowed.class);
    clock.moveBy(Duration.ofMinutes(20));
    assertThat(browser.asks(false)).isInstanceOf(GateResult.Allowed.class);

    clock.moveBy(Duration.ofMinutes(11));

    assertThat(browser.asks(true)).isInstanceOf(GateResult.SignInNeeded.class);
  }

  @Test
  @Tag("R37")
  void sessionEndsAtItsLongestTimeHoweverBusy() {
    Visitor owner = signedIn(boundMember());
    AtApplication browser = browserAt(app).enteredBy(owner);
    for (int i = 0; i < 12 * 3 - 1; i++) {
      clock.moveBy(Duration.ofMinutes(20));
      assertThat(browser.asks(true)).isInstanceOf(GateResult.Allowed.class);
    }

    clock.moveBy(Duration.ofMinutes(20));

    assertThat(browser.asks(true)).isInstanceOf(GateResult.SignInNeeded.class);
  }

  @Test
  void disabledAccountIsOutAtTheNextRequest() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    accounts.disable(member);

    assertSignInNeeded(browser);
  }

  @Test
  void accountThatMustReplaceItsPasswordIsOut() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    sql.execute("update account set must_replace_password = true where id = ?", member.id());

    assertSignInNeeded(browser);
  }

  @Test
  void removedMemberIsOutAtTheNextRequestAndToldWhy() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    workspace.without(member);

    assertThat(browser.asks()).isEqualTo(new GateResult.NoMember(app.id()));
  }

  @Test
  void memberOfAnotherRoleIsNamedSoAtTheNextRequest() {
    TestAccount member = boundMember();
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    workspace.without(member).with(member, WorkspaceRole.READ_ONLY);

    assertThat(browser.asks()).asString().contains("role=READ_ONLY");
  }

  @Test
  void ruleThatIsSwitchedOnIsInForceAtTheNextRequestWhereverTheMemberHasIt() {
    TestAccount member = accounts.member();
    workspace.with(member);
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));
    assertAllowed(browser);

    workspaces.named("Globex").with(member).requiringMfa(0);

    assertSignInNeeded(browser);
  }

  @Test
  void whoBindsElsewhereHasToGiveACode() {
    TestAccount member = accounts.member();
    workspace.with(member);
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    accounts.bind(member);

    assertSignInNeeded(browser);
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: what an application got before the code is worth nothing after it")
  void keyFromBeforeTheCodeIsWorthNothing() {
    assertKeyEndsBy(
        (member, owner) -> {
          accounts.bind(member);
          owner.does(() -> the(SessionService.class).confirm(Integer.MAX_VALUE));
        });
  }

  @Test
  @Tag("R71")
  @DisplayName("R71: what an application got before the binding is worth nothing after it")
  void keyFromBeforeTheBindingIsWorthNothing() {
    assertKeyEndsBy((member, owner) -> owner.does(() -> the(SessionService.class).recordBinding()));
  }

  /** The browser comes in again with another key. */
  private void assertKeyEndsBy(BiConsumer<TestAccount, Visitor> step) {
    TestAccount member = accounts.member();
    workspace.with(member);
    Visitor owner = signedIn(member);
    AtApplication before = browserAt(app).enteredBy(owner);
    AtApplication late = browserAt(app);
    String code = late.codeFor(owner);

    step.accept(member, owner);

    assertSignInNeeded(before);
    assertThat(late.shows(code)).isInstanceOf(EntryResult.Again.class);
    assertAllowed(browserAt(app).enteredBy(owner));
  }

  @Test
  void platformRoleThatIsNotBoundIsOut() {
    TestAccount member = accounts.member();
    workspace.with(member);
    AtApplication browser = browserAt(app).enteredBy(signedIn(member));

    accounts.grant(member, PlatformRole.AGENT);

    assertSignInNeeded(browser);
  }

  @Test
  void halfSignedInSessionIsWorthNothing() {
    TestAccount member = boundMember();
    Visitor half = halfSignedIn(member);
    AtApplication browser = browserAt(app);
    String code = browser.codeFor(signedIn(member));
    sql.execute(
        "update entry_code set session_id = ? where application_id = ?",
        half.sessionId(),
        app.id());

    assertThat(browser.shows(code)).isEqualTo(new EntryResult.Again(PAGE));
    assertSignInNeeded(browser);
  }

  @Test
  void removedApplicationLetsNobodyIn() {
    AtApplication browser = browserAt(app).enteredBy(signedIn(boundMember()));

    administrator().does(() -> the(ApplicationService.class).remove(app.id()));

    assertThat(browser.asks()).isEqualTo(new GateResult.UnknownApplication());
    assertThat(
            sql.number(
                "select count(*) from application_session where application_id = ?", app.id()))
        .isZero();
  }

  @Test
  void signingOutEndsTheSignInEverywhere() {
    TestAccount member = boundMember();
    Visitor owner = signedIn(member);
    AtApplication browser = browserAt(app).enteredBy(owner);
    AtApplication other = browserAt(added(workspace)).enteredBy(owner);

    anonymous()
        .does(
            () ->
                the(ApplicationGateService.class).signOut(app.origin(), browser.key.orElseThrow()));

    assertSignInNeeded(browser);
    assertSignInNeeded(other);
    assertThat(anonymous().does(() -> the(CallerService.class).caller(owner.sessionId())))
        .isEmpty();
    assertThat(audit.count(member, AuditAction.SIGNED_OUT, AuditResult.SUCCESS)).isOne();
  }

  @Test
  void signingOutWithTheKeyOfAnotherApplicationChangesNothing() {
    AtApplication browser = browserAt(app).enteredBy(signedIn(boundMember()));
    App other = added(workspace);

    anonymous()
        .does(
            () ->
                the(ApplicationGateService.class)
                    .signOut(other.origin(), browser.key.orElseThrow()));

    assertAllowed(browser);
  }

  @Test
  @Tag("R16")
  void databaseHoldsNeitherKeysNorCodes() {
    AtApplication browser = browserAt(app);
    Visitor owner = signedIn(boundMember());
    browser.enteredBy(owner);
    String code = browserAt(app).codeFor(owner);

    assertThat(sql.dump()).doesNotContain(browser.key.orElseThrow(), code, browser.browser.text());
  }

  private static void assertAllowed(AtApplication browser) {
    assertThat(browser.asks()).isInstanceOf(GateResult.Allowed.class);
  }

  private static void assertSignInNeeded(AtApplication browser) {
    assertThat(browser.asks()).isInstanceOf(GateResult.SignInNeeded.class);
  }
}
