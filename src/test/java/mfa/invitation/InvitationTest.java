package mfa.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.login.CallerService;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.platform.request.CurrentRequest;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R58, R63, R64, R65: invitations")
class InvitationTest extends ServiceTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Password PASSWORD = new Password("Walnut-barge-71-drifting");

  private TestAccount admin;
  private TestWorkspace workspace;
  private EmailAddress newcomer;

  @BeforeEach
  void workspaceWithAnAdministrator() {
    admin = accounts.boundMember();
    workspace = workspaces.named("Globex").with(admin, WorkspaceRole.ADMINISTRATOR);
    newcomer = another();
  }

  @Test
  @Tag("R64")
  void newAddressSetsAPasswordAndJoins() {
    String key = invite(newcomer);
    assertThat(the(InvitationAcceptanceService.class).offer(key).orElseThrow().hasAccount())
        .isFalse();
    assertThat(the(InvitationAcceptanceService.class).offer(key).orElseThrow().inviter())
        .isEqualTo(admin.name());

    PasswordChangeResult accepted = acceptAsNew(key);

    assertThat(accepted).isInstanceOf(PasswordChangeResult.Changed.class);
    Visitor visitor = anonymous();
    assertThat(visitor.signIn(newcomer, PASSWORD)).isInstanceOf(SignInResult.Opened.class);
    assertThat(members()).isEqualTo(2);
    assertThat(open()).isEmpty();
  }

  @Test
  void whoJoinsReadsTimesInTheZoneOfTheirBrowser() {
    String key = invite(newcomer);

    anonymous()
        .does(
            () -> {
              the(CurrentRequest.class).in(ZoneId.of("Asia/Shanghai"));
              return the(InvitationAcceptanceService.class).acceptAsNew(key, "Ada", PASSWORD);
            });

    assertThat(sql.rows("select time_zone from account where email = ?", newcomer.text()))
        .containsExactly(Map.of("time_zone", "Asia/Shanghai"));
  }

  @Test
  @Tag("R55")
  @DisplayName("R55: the first password is no change of a password, which makes tickets heightened")
  void firstPasswordIsNoChange() {
    acceptAsNew(invite(newcomer));
    long id = sql.number("select id from account where email = ?", newcomer.text());
    AccountService service = the(AccountService.class);
    Instant before = clock.instant().minus(Duration.ofDays(30));

    assertThat(services.asTimer(() -> service.changedPasswordSince(id, before))).isFalse();

    clock.moveBy(Duration.ofSeconds(1));
    anonymous().does(() -> services.inTransaction(any -> change(service, id)));
    assertThat(services.asTimer(() -> service.changedPasswordSince(id, before))).isTrue();
  }

  private static boolean change(AccountService service, long id) {
    service.changePassword(id, "another hash");
    return true;
  }

  @Test
  @Tag("R64")
  @DisplayName("R64: no name that somebody chose becomes a link in the mail to whom is invited")
  void namesAreNoLinksInTheMail() {
    workspace =
        workspaces
            .named("Win at https://evil.example/now")
            .with(admin, WorkspaceRole.ADMINISTRATOR);

    invite(newcomer);

    assertThat(mails.to(newcomer).getLast().parameters())
        .containsEntry("workspace", "Win at https: / /evil. example/now");
  }

  @Test
  @Tag("R65")
  void linkWorksOnce() {
    String key = invite(newcomer);
    acceptAsNew(key);

    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(the(InvitationAcceptanceService.class).offer(key)).isEmpty();
    assertThat(the(InvitationAcceptanceService.class).offer("unknown")).isEmpty();
  }

  @Test
  @Tag("R65")
  void linkIsOverAfterSevenDays() {
    String key = invite(newcomer);

    clock.moveBy(Duration.ofDays(7).minusSeconds(1));
    assertThat(the(InvitationAcceptanceService.class).offer(key)).isPresent();
    clock.moveBy(Duration.ofSeconds(1));

    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(members()).isEqualTo(1);
  }

  @Test
  @Tag("R64")
  void existingAccountKeepsItsPasswordAndAcceptsAfterItsOwnSignIn() {
    TestAccount existing = accounts.member();
    String key = invite(existing.email());
    assertThat(the(InvitationAcceptanceService.class).offer(key).orElseThrow().hasAccount())
        .isTrue();

    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(members()).isEqualTo(1);
    boolean accepted = signedIn(existing).does(() -> accept(key));

    assertThat(accepted).isTrue();
    assertThat(workspace.roleOf(existing)).isEqualTo(WorkspaceRole.STANDARD);
    assertThat(anonymous().signIn(existing.email(), PASSWORD))
        .isInstanceOf(SignInResult.Refused.class);
    assertThat(anonymous().signIn(existing)).isInstanceOf(SignInResult.Opened.class);
    assertThat(audit.count(existing, AuditAction.INVITATION_ACCEPTED, AuditResult.SUCCESS))
        .isEqualTo(1);
  }

  @Test
  @Tag("R64")
  void invitationOfAnExistingAccountIsAcceptedByNobodyElse() {
    TestAccount existing = accounts.member();
    TestAccount other = accounts.member();
    String key = invite(existing.email());

    assertThat(signedIn(other).does(() -> accept(key))).isFalse();
    assertThatThrownBy(() -> anonymous().does(() -> accept(key)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> halfSignedIn(accounts.bind(existing)).does(() -> accept(key)))
        .isInstanceOf(EJBAccessException.class);

    assertThat(workspace.roleOf(existing)).isNull();
    assertThat(workspace.roleOf(other)).isNull();
  }

  @Test
  @Tag("R64")
  void inviterLearnsNothingAboutTheAccount() {
    TestAccount existing = accounts.boundMember();
    TestAccount disabled = accounts.disabledMember();
    Visitor acting = signedIn(admin);
    List<EmailAddress> addresses = List.of(newcomer, existing.email(), disabled.email());

    List<InvitationResult> results =
        addresses.stream().map(email -> acting.does(() -> invite(List.of(email.text())))).toList();

    assertThat(Set.copyOf(results))
        .containsExactly(new InvitationResult(MembershipChangeResult.DONE, 1, Map.of()));
    assertThat(acting.does(() -> openIn(workspace.id())))
        .extracting(InvitationItem::over)
        .containsExactly(false, false, false);
  }

  @Test
  void manyAreInvitedAtOnceWithAListOfWhatFailedAndWhy() {
    TestAccount member = accounts.member();
    workspace.with(member);
    EmailAddress waiting = another();
    invite(waiting);

    InvitationResult result =
        signedIn(admin)
            .does(
                () ->
                    invite(
                        List.of(
                            newcomer.text(),
                            "no address",
                            "\u0173ictim@example.com",
                            "a@b",
                            member.email().text().toUpperCase(Locale.ROOT),
                            waiting.text(),
                            another().text())));

    assertThat(result.sent()).isEqualTo(2);
    assertThat(result.failed())
        .containsExactly(
            Map.entry("no address", InvitationProblem.NO_ADDRESS),
            Map.entry("\u0173ictim@example.com", InvitationProblem.UNREACHABLE),
            Map.entry("a@b", InvitationProblem.UNREACHABLE),
            Map.entry(member.email().text().toUpperCase(Locale.ROOT), InvitationProblem.MEMBER),
            Map.entry(waiting.text(), InvitationProblem.OPEN));
  }

  @Test
  void sameAddressTwiceInOneListIsInvitedOnce() {
    InvitationResult result =
        signedIn(admin)
            .does(() -> invite(List.of(newcomer.text(), newcomer.text().toUpperCase(Locale.ROOT))));

    assertThat(result.sent()).isEqualTo(1);
    assertThat(mails.to(newcomer)).hasSize(1);
  }

  @Test
  void moreThanTwentyFiveAtOnceAreRefused() {
    List<String> many = Collections.nCopies(26, newcomer.text());

    assertThatThrownBy(() -> signedIn(admin).does(() -> invite(many)))
        .isInstanceOf(EJBException.class);

    assertThat(mails.to(newcomer)).isEmpty();
  }

  @Test
  @Tag("R65")
  void resendingEndsTheOldLinkAndFloodsNobody() {
    String first = invite(newcomer);

    resend();
    assertThat(mails.to(newcomer)).hasSize(1);
    clock.moveBy(Duration.ofMinutes(1));
    resend();
    String second = key(newcomer);

    assertThat(mails.to(newcomer)).hasSize(2);
    assertThat(the(InvitationAcceptanceService.class).offer(first)).isEmpty();
    assertThat(acceptAsNew(second)).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  void canceledInvitationIsOverAndTheAddressCanBeInvitedAgain() {
    String key = invite(newcomer);
    long id = open().getFirst().id();

    signedIn(admin).does(() -> the(InvitationService.class).cancel(workspace.id(), id));

    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.LinkOver.class);
    assertThat(open()).isEmpty();
    clock.moveBy(Duration.ofSeconds(30));
    assertThat(acceptAsNew(invite(newcomer))).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: nobody is mailed without end by inviting, canceling and inviting again")
  void oneAddressGetsTenMailsAnHour() {
    TestAccount other = accounts.boundMember();
    TestWorkspace another = workspaces.named("Initech").with(other, WorkspaceRole.OWNER);
    EmailAddress spelled = new EmailAddress(newcomer.text().toUpperCase(Locale.ROOT));
    invite(newcomer);
    cancelAll();

    assertThat(signedIn(admin).does(() -> invite(List.of(spelled.text()))).failed())
        .containsExactly(Map.entry(spelled.text(), InvitationProblem.TOO_SOON));
    InvitationResult elsewhere =
        signedIn(other)
            .does(
                () ->
                    the(InvitationService.class)
                        .invite(
                            another.id(),
                            List.of(newcomer.text()),
                            WorkspaceRole.STANDARD,
                            Locale.ENGLISH));
    assertThat(elsewhere.sent()).isZero();
    for (int minute = 1; minute < 59; minute++) {
      clock.moveBy(Duration.ofMinutes(1));
      signedIn(admin).does(() -> invite(List.of(newcomer.text())));
      cancelAll();
    }
    assertThat(mails.to(newcomer)).hasSize(10);
    clock.moveBy(Duration.ofMinutes(2));
    invite(newcomer);
    assertThat(mails.to(newcomer)).hasSize(11);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: sending again counts like inviting, and says when it is too soon")
  void sendingAgainCountsToo() {
    invite(newcomer);
    long id = open().getFirst().id();
    List<MembershipChangeResult> changes = new ArrayList<>();

    for (int minute = 0; minute < 12; minute++) {
      changes.add(
          signedIn(admin).does(() -> the(InvitationService.class).resend(workspace.id(), id)));
      clock.moveBy(Duration.ofMinutes(1));
    }

    assertThat(changes.getFirst()).isEqualTo(MembershipChangeResult.TOO_SOON);
    assertThat(changes.subList(1, 10)).containsOnly(MembershipChangeResult.DONE);
    assertThat(changes.subList(10, 12)).containsOnly(MembershipChangeResult.TOO_SOON);
    assertThat(mails.to(newcomer)).hasSize(10);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: one inviter mails a thousand invitations an hour")
  void oneInviterMailsAThousandAnHour() {
    invite(newcomer);
    sql.execute("update rate_counter set used = 1000 where subject = ?", "invite/by/" + admin.id());
    String second = another().text();

    assertThat(signedIn(admin).does(() -> invite(List.of(second))).failed())
        .containsExactly(Map.entry(second, InvitationProblem.TOO_MANY));
    clock.moveBy(Duration.ofHours(1));
    assertThat(signedIn(admin).does(() -> invite(List.of(second))).sent()).isEqualTo(1);
  }

  @Test
  @Tag("thorough")
  @DisplayName("With 500 open invitations a workspace invites nobody else")
  void fiveHundredInvitationsAreOpen() {
    for (int sent = 0; sent < 500; sent += 25) {
      List<String> some = Stream.generate(() -> another().text()).limit(25).toList();
      assertThat(signedIn(admin).does(() -> invite(some)))
          .isEqualTo(new InvitationResult(MembershipChangeResult.DONE, 25, Map.of()));
    }

    assertThat(signedIn(admin).does(() -> invite(List.of(newcomer.text()))).failed())
        .containsExactly(Map.entry(newcomer.text(), InvitationProblem.FULL));
    long id = open().getFirst().id();
    signedIn(admin).does(() -> the(InvitationService.class).cancel(workspace.id(), id));
    assertThat(signedIn(admin).does(() -> invite(List.of(newcomer.text()))).sent()).isEqualTo(1);
  }

  @Test
  @Tag("thorough")
  @Tag("R58")
  void twoWhoInviteTheSamePeopleInOppositeOrdersDoNotStopEachOther() {
    TestAccount other = accounts.boundMember();
    TestWorkspace others = workspaces.named("Initech").with(other, WorkspaceRole.ADMINISTRATOR);
    List<Visitor> inviters = List.of(signedIn(admin), signedIn(other));
    List<TestWorkspace> places = List.of(workspace, others);
    for (int round = 0; round < 8; round++) {
      List<String> people = Stream.generate(() -> another().text()).limit(25).toList();
      List<List<String>> typed = List.of(people, people.reversed());

      List<InvitationResult> results =
          Simultaneously.call(
              2,
              number ->
                  inviters
                      .get(number)
                      .does(
                          () ->
                              the(InvitationService.class)
                                  .invite(
                                      places.get(number).id(),
                                      typed.get(number),
                                      WorkspaceRole.STANDARD,
                                      Locale.ENGLISH)));

      assertThat(results.stream().mapToInt(InvitationResult::sent).sum()).isEqualTo(25);
    }
  }

  private void cancelAll() {
    open()
        .forEach(
            line ->
                signedIn(admin)
                    .does(() -> the(InvitationService.class).cancel(workspace.id(), line.id())));
  }

  @Test
  @Tag("R59")
  @Tag("R63")
  @Tag("R62")
  void onlyAnOwnerWithAFreshCodeInvitesToAPrivilegedRole() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);
    Visitor acting = signedIn(owner);

    for (WorkspaceRole power : List.of(WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR)) {
      assertThat(signedIn(admin).does(() -> inviteAs(power)).change())
          .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
      assertThat(audit.of(admin).getLast().detail()).isEqualTo(power + ": OWNERS_ONLY");
    }
    assertThat(audit.count(admin, AuditAction.MEMBER_INVITED, AuditResult.FAILURE)).isEqualTo(2);
    assertThat(acting.does(() -> inviteAs(WorkspaceRole.OWNER)).change())
        .isEqualTo(MembershipChangeResult.DONE);
    long id = open().getFirst().id();
    clock.moveBy(Duration.ofMinutes(5));
    assertThat(signedIn(admin).does(() -> the(InvitationService.class).resend(workspace.id(), id)))
        .isEqualTo(MembershipChangeResult.OWNERS_ONLY);
    assertThat(acting.does(() -> inviteAs(WorkspaceRole.OWNER)).change())
        .isEqualTo(MembershipChangeResult.NEEDS_CODE);
    assertThat(mails.to(newcomer)).hasSize(1);
  }

  @Test
  @Tag("R58")
  void otherWorkspacesAndTheirInvitationsAreUnknown() {
    TestAccount intruder = accounts.boundMember();
    TestWorkspace own = workspaces.named("Initech").with(intruder, WorkspaceRole.OWNER);
    workspace.with(intruder);
    invite(newcomer);
    long id = open().getFirst().id();
    InvitationService service = the(InvitationService.class);
    Visitor acting = signedIn(intruder);

    for (long workspaceId : new long[] {workspace.id(), own.id(), Long.MAX_VALUE}) {
      assertThat(acting.does(() -> service.resend(workspaceId, id)))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
      assertThat(acting.does(() -> service.cancel(workspaceId, id)))
          .isEqualTo(MembershipChangeResult.UNKNOWN);
      assertThat(acting.does(() -> openIn(workspaceId))).isEmpty();
    }
    for (long workspaceId : new long[] {workspace.id(), Long.MAX_VALUE}) {
      InvitationResult result =
          acting.does(
              () ->
                  service.invite(
                      workspaceId,
                      List.of(another().text()),
                      WorkspaceRole.STANDARD,
                      Locale.ENGLISH));
      assertThat(result.change()).isEqualTo(MembershipChangeResult.UNKNOWN);
    }
    assertThat(open()).hasSize(1);
  }

  @Test
  @Tag("R65")
  @DisplayName("R65: of several who use one link at once, one joins")
  void linkUsedAtOnceMakesOneAccount() {
    String key = invite(newcomer);

    List<PasswordChangeResult> results = Simultaneously.call(8, i -> acceptAsNewOrFail(key));

    assertThat(results).filteredOn(PasswordChangeResult.Changed.class::isInstance).hasSize(1);
    assertThat(members()).isEqualTo(2);
  }

  @Test
  @Tag("R46")
  void memberWhoJoinsWhereMfaIsRequiredIsAskedAtTheFirstSignIn() {
    workspace.requiringMfa(0);
    acceptAsNew(invite(newcomer));
    Visitor visitor = anonymous();

    visitor.signIn(newcomer, PASSWORD);

    assertThat(the(CallerService.class).caller(visitor.sessionKey()).orElseThrow().roles())
        .containsExactly("MUST_BIND");
  }

  @Test
  void easyPasswordIsRefusedAndTheLinkStaysOpen() {
    String key = invite(newcomer);

    PasswordChangeResult refused =
        anonymous()
            .does(
                () ->
                    the(InvitationAcceptanceService.class)
                        .acceptAsNew(key, "Nia", new Password("short")));

    assertThat(refused).isInstanceOf(PasswordChangeResult.TooShort.class);
    assertThat(acceptAsNew(key)).isInstanceOf(PasswordChangeResult.Changed.class);
  }

  @Test
  void mailTellsItsEndInTheLanguageAndZoneOfAnAccountOrElseInUtc() {
    TestAccount existing = accounts.member();
    sql.execute(
        "update account set time_zone = 'Asia/Shanghai', language = 'zh' where id = ?",
        existing.id());
    invite(existing.email());
    invite(newcomer);

    assertThat(until(existing.email())).endsWith("20:00（中国标准时间）");
    assertThat(until(newcomer)).endsWith("12:00 (UTC)");
  }

  private String until(EmailAddress email) {
    return mails.to(email).getLast().parameters().get("until");
  }

  @Test
  @Tag("R76")
  void whoInvitesSeesThatTheMailWasRefusedUntilItIsSentAgain() {
    mails.forgetAll();
    invite(newcomer);
    mails.putOffAll();
    assertThat(open()).noneMatch(InvitationItem::undelivered);
    clock.moveBy(Duration.ofMinutes(1));
    mails.refuseAll();
    assertThat(open()).singleElement().matches(InvitationItem::undelivered);

    clock.moveBy(Duration.ofMinutes(2));
    resend();

    assertThat(open()).noneMatch(InvitationItem::undelivered);
  }

  @Test
  @DisplayName("Invitations from before their mails were noted are listed as before")
  void invitationWhoseMailWasNeverNotedIsListed() {
    invite(newcomer);
    sql.execute("update invitation set message_id = null");

    assertThat(open())
        .extracting(InvitationItem::email, InvitationItem::undelivered)
        .containsExactly(tuple(newcomer.text(), false));
  }

  private static EmailAddress another() {
    return new EmailAddress("newcomer" + NUMBERS.incrementAndGet() + "@example.net");
  }

  private String invite(EmailAddress email) {
    signedIn(admin).does(() -> invite(List.of(email.text())));
    return key(email);
  }

  private InvitationResult invite(List<String> typed) {
    return the(InvitationService.class)
        .invite(workspace.id(), typed, WorkspaceRole.STANDARD, Locale.ENGLISH);
  }

  private InvitationResult inviteAs(WorkspaceRole role) {
    return the(InvitationService.class)
        .invite(workspace.id(), List.of(newcomer.text()), role, Locale.ENGLISH);
  }

  private void resend() {
    long id = open().getFirst().id();
    signedIn(admin).does(() -> the(InvitationService.class).resend(workspace.id(), id));
  }

  private List<InvitationItem> open() {
    return signedIn(admin).does(() -> openIn(workspace.id()));
  }

  private List<InvitationItem> openIn(long workspaceId) {
    MemberFilter invited = new MemberFilter("", null, null, AccountState.INVITED);
    return the(MemberService.class)
        .page(workspaceId, invited, new MemberPage(MemberOrder.NAME, false, 0, 200))
        .stream()
        .map(MemberItem::invitation)
        .toList();
  }

  private String key(EmailAddress email) {
    WrittenMail mail = mails.to(email).getLast();
    String link = mail.parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  private PasswordChangeResult acceptAsNew(String key) {
    return anonymous()
        .does(() -> the(InvitationAcceptanceService.class).acceptAsNew(key, "Nia Park", PASSWORD));
  }

  /** Anyone who comes second may also fail at the address that is taken now. */
  private PasswordChangeResult acceptAsNewOrFail(String key) {
    try {
      return acceptAsNew(key);
    } catch (EJBException e) {
      return new PasswordChangeResult.LinkOver();
    }
  }

  private boolean accept(String key) {
    return the(InvitationAcceptanceService.class).accept(key);
  }

  private long members() {
    return sql.number("select count(*) from membership where workspace_id = ?", workspace.id());
  }
}
