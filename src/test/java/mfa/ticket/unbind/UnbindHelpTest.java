package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.Evidence;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.UnbindHelp;
import mfa.workspace.members.UnbindHelpResult;
import mfa.workspace.members.UnbindHelpService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How those who administer a workspace help a member whose phone is gone")
class UnbindHelpTest extends WithTickets {

  private static final Duration LONG = Duration.ofDays(30);
  private static final Checklist VOUCHED = new Checklist(EVERYTHING, Evidence.OWNER_VOUCHED);

  private TestAccount member;
  private TestAccount ownerAccount;
  private Visitor owner;
  private TestWorkspace workspace;

  @BeforeEach
  void meetPeople() {
    member = accounts.boundMember();
    ownerAccount = accounts.bind(accounts.memberNamed("Olga Brandt"));
    workspace = workspaces.named("Acme").with(member).with(ownerAccount, WorkspaceRole.OWNER);
    workspace.since(LONG);
    owner = signedIn(ownerAccount);
  }

  @ParameterizedTest(name = "R52 as {0}")
  @EnumSource(names = {"OWNER", "ADMINISTRATOR"})
  @Tag("R52")
  @DisplayName("R52 Who vouches stands on the ticket, and is independent evidence")
  void vouchingIsEvidence(WorkspaceRole role) {
    TestAccount another = accounts.bind(accounts.memberNamed("Ada Stein"));
    workspace.with(another, role).since(LONG);
    Instant since = clock.instant().minus(LONG);
    TicketNumber number = file(member);

    assertThat(vouch(signedIn(another), member)).isEqualTo(UnbindHelpResult.DONE);

    Visitor agent = agent();
    assertThat(open(agent, number).unbind().orElseThrow().vouchers())
        .containsExactly(new VoucherItem("Ada Stein", "Acme", clock.instant(), since, false, true));
    take(agent, number);
    assertThat(decide(agent, number, approval(VOUCHED))).isEqualTo(DeskResult.DONE);
    assertThat(row(number)).containsEntry("heightened", false);
    assertThat(audit.count(member, AuditAction.MEMBER_VOUCHED, AuditResult.SUCCESS)).isOne();
    assertThat(
            sql.rows(
                "select * from audit_entry where action = 'MEMBER_VOUCHED' and workspace_id = ?"
                    + " and actor_id = ?",
                workspace.id(),
                another.id()))
        .hasSize(1);
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 A reviewer cannot claim a vouching that did not happen")
  void claimedVouchingIsRefused() {
    TicketNumber number = file(member);
    Visitor agent = agent();
    take(agent, number);

    assertThat(decide(agent, number, approval(VOUCHED))).isEqualTo(DeskResult.NOT_VOUCHED);
    assertThat(jobs.openTasks(number.text())).isOne();
  }

  /** What takes the right to vouch for the member away. */
  enum Loss {
    DISABLED {
      @Override
      void happen(UnbindHelpTest test) {
        test.accounts.disable(test.ownerAccount);
      }
    },
    ROLE_TAKEN {
      @Override
      void happen(UnbindHelpTest test) {
        test.workspace.without(test.ownerAccount).with(test.ownerAccount, WorkspaceRole.STANDARD);
      }
    },
    GIVER_LEFT {
      @Override
      void happen(UnbindHelpTest test) {
        test.workspace.without(test.ownerAccount);
      }
    },
    MEMBER_LEFT {
      @Override
      void happen(UnbindHelpTest test) {
        test.workspace.without(test.member);
      }
    };

    abstract void happen(UnbindHelpTest test);
  }

  @ParameterizedTest(name = "R52 {0}")
  @EnumSource
  @Tag("R52")
  @DisplayName("R52 The word of somebody who lost the right to give it is no evidence")
  void vouchingEndsWithItsRight(Loss loss) {
    TicketNumber number = file(member);
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    Visitor agent = agent();
    take(agent, number);

    loss.happen(this);

    assertThat(decide(agent, number, approval(VOUCHED))).isEqualTo(DeskResult.NOT_VOUCHED);
    assertThat(jobs.openTasks(number.text())).isOne();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 A reviewer's own word is no evidence for the own review")
  void reviewerDoesNotVouchForTheReview() {
    TestAccount both = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    workspace.with(both, WorkspaceRole.ADMINISTRATOR).since(LONG);
    TicketNumber number = file(member);
    Visitor reviewer = signedIn(both);
    assertThat(vouch(reviewer, member)).isEqualTo(UnbindHelpResult.DONE);
    take(reviewer, number);

    assertThat(decide(reviewer, number, approval(VOUCHED))).isEqualTo(DeskResult.NOT_VOUCHED);
  }

  @ParameterizedTest(name = "R52 {0}")
  @ValueSource(booleans = {true, false})
  @Tag("R52")
  @DisplayName(
      "R52 Who has not belonged to the workspace with the member for 30 days does not count")
  void youngAcquaintanceIsNoEvidence(boolean memberIsNew) {
    TestAccount fresh = memberIsNew ? member : ownerAccount;
    sql.execute(
        "update membership set joined_at = ? where workspace_id = ? and account_id = ?",
        clock.instant().minus(LONG).plusSeconds(60),
        workspace.id(),
        fresh.id());
    workspace.requiringMfa(0);
    TicketNumber number = file(member);
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    clock.moveBy(Duration.ofDays(1));
    Visitor agent = agent();
    take(agent, number);

    assertThat(decide(agent, number, approval(VOUCHED))).isEqualTo(DeskResult.NOT_VOUCHED);
    assertThat(open(agent, number).unbind().orElseThrow().vouchers())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.counts()).isFalse();
              assertThat(line.bothSince()).isAfter(clock.instant().minus(LONG.plusDays(1)));
              assertThat(line.mfaRequired()).isTrue();
            });
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 A vouching from the browser of the reviewer is no evidence, whoever gave it")
  void vouchingFromTheReviewersBrowserIsNoEvidence() {
    TicketNumber number = file(member);
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    Visitor reviewer = inTheBrowserOf(owner, PlatformRole.AGENT);
    take(reviewer, number);

    assertThat(decide(reviewer, number, approval(VOUCHED))).isEqualTo(DeskResult.NOT_VOUCHED);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 The second review is made in another browser than the vouching")
  void secondReviewIsNotFromTheBrowserOfTheVouching() {
    TicketNumber number = file(member);
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    approve(agent(), number, NO_EVIDENCE);

    assertThat(take(inTheBrowserOf(owner, PlatformRole.SUPERVISOR), number))
        .isEqualTo(DeskResult.NEEDS_ANOTHER_BROWSER);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Who vouched is not the second reviewer")
  void voucherIsNotTheSecondReviewer() {
    TestAccount both = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    workspace.with(both, WorkspaceRole.ADMINISTRATOR).since(LONG);
    TicketNumber number = file(member);
    Visitor voucher = signedIn(both);
    assertThat(vouch(voucher, member)).isEqualTo(UnbindHelpResult.DONE);
    approve(agent(), number, NO_EVIDENCE);

    assertThat(take(voucher, number)).isEqualTo(DeskResult.NEEDS_ANOTHER_SUPERVISOR);
  }

  private Visitor inTheBrowserOf(Visitor other, PlatformRole role) {
    TestAccount account = accounts.bind(accounts.memberWith(role));
    Visitor browser = other.comingBack();
    browser.signInWithCode(account);
    return browser;
  }

  @Test
  @Tag("R62")
  @DisplayName("R62 Vouching needs a code that is not older than five minutes")
  void vouchingNeedsAFreshCode() {
    file(member);
    clock.moveBy(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.NEEDS_CODE);
    assertThat(vouchers()).isZero();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Nobody vouches for oneself")
  void nobodyVouchesForOneself() {
    file(ownerAccount);

    assertThat(vouch(owner, ownerAccount)).isEqualTo(UnbindHelpResult.OWN_MEMBERSHIP);
    assertThat(vouchers()).isZero();
    assertThat(audit.count(ownerAccount, AuditAction.MEMBER_VOUCHED, AuditResult.FAILURE)).isOne();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 Nor for a ticket that was filed from the own browser")
  void nobodyVouchesFromTheBrowserOfTheTicket() {
    Form form = new Form(owner.comingBack()).request(member, TestAccount.PASSWORD);
    jobs.run(draftOf(member));
    file(member, form);

    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.OWN_BROWSER);
    assertThat(vouchers()).isZero();
    assertThat(audit.count(member, AuditAction.MEMBER_VOUCHED, AuditResult.FAILURE)).isOne();
  }

  @Test
  @DisplayName("One vouches once, and only while the ticket is open")
  void oneVouchesOnceForAnOpenTicket() {
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.NO_TICKET);
    TicketNumber number = file(member);
    assertThat(help(owner, member).ticketOpen()).isTrue();
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.VOUCHED_BEFORE);

    withdraw(number);

    assertThat(vouch(owner, member)).isEqualTo(UnbindHelpResult.NO_TICKET);
    assertThat(help(owner, member).ticketOpen()).isFalse();
    assertThat(vouchers()).isOne();
  }

  @Test
  @Tag("R58")
  @DisplayName("R58 Members of elsewhere are answered like unknown ones, to everybody")
  void membersOfElsewhereAreUnknown() {
    TestAccount elsewhere = accounts.boundMember();
    TestAccount plain = accounts.boundMember();
    TestWorkspace other = workspaces.named("Globex").with(elsewhere);
    workspace.with(plain);
    file(elsewhere);
    file(member);
    long foreign = other.memberId(elsewhere);
    long own = workspace.memberId(member);

    for (long[] ids :
        List.of(
            new long[] {other.id(), foreign},
            new long[] {workspace.id(), foreign},
            new long[] {other.id(), own},
            new long[] {workspace.id(), -1})) {
      assertUnknown(owner, ids[0], ids[1]);
    }
    assertUnknown(signedIn(plain), workspace.id(), own);
    assertUnknown(signedIn(accounts.boundMember()), workspace.id(), own);
    assertThat(vouchers()).isZero();
    assertThat(mails.count(member, MailTemplate.UNBIND_INSTRUCTIONS)).isZero();
    assertThat(mails.count(elsewhere, MailTemplate.UNBIND_INSTRUCTIONS)).isZero();
  }

  private void assertUnknown(Visitor who, long workspaceId, long memberId) {
    UnbindHelpService helps = the(UnbindHelpService.class);
    assertThat(who.does(() -> helps.help(workspaceId, memberId))).isEmpty();
    assertThat(who.<UnbindHelpResult>does(() -> helps.vouch(workspaceId, memberId)))
        .isEqualTo(UnbindHelpResult.UNKNOWN);
    assertThat(who.<UnbindHelpResult>does(() -> helps.instruct(workspaceId, memberId)))
        .isEqualTo(UnbindHelpResult.UNKNOWN);
  }

  @Test
  @DisplayName("Anonymous visitors reach none of it")
  void anonymousVisitorsAreRefused() {
    assertThatThrownBy(() -> vouch(anonymous(), member)).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> instruct(anonymous(), member)).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> help(anonymous(), member)).isInstanceOf(EJBAccessException.class);
  }

  @Test
  @Tag("R30")
  @DisplayName("R30 Instructions are mailed once a day by one workspace")
  void instructionsAreMailedOnceADay() {
    assertThat(instruct(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    assertThat(instruct(owner, member)).isEqualTo(UnbindHelpResult.TOLD_BEFORE);

    clock.moveBy(Duration.ofHours(25));
    owner = signedIn(ownerAccount);

    assertThat(instruct(owner, member)).isEqualTo(UnbindHelpResult.DONE);
    assertThat(mails.newest(member, MailTemplate.UNBIND_INSTRUCTIONS).parameters())
        .containsEntry("workspace", "Acme");
    assertThat(mails.count(member, MailTemplate.UNBIND_INSTRUCTIONS)).isEqualTo(2);
    assertThat(audit.count(member, AuditAction.UNBIND_INSTRUCTIONS_SENT, AuditResult.SUCCESS))
        .isEqualTo(2);
  }

  @Test
  @DisplayName("Who has nothing bound, or is disabled, is sent nothing")
  void nothingToUnbind() {
    TestAccount unbound = accounts.member();
    TestAccount disabled = accounts.boundMember();
    accounts.disable(disabled);
    workspace.with(unbound).with(disabled);

    for (TestAccount account : Set.of(unbound, disabled)) {
      assertThat(instruct(owner, account)).isEqualTo(UnbindHelpResult.NOT_BOUND);
      assertThat(mails.count(account, MailTemplate.UNBIND_INSTRUCTIONS)).isZero();
    }
  }

  private UnbindHelpResult vouch(Visitor who, TestAccount account) {
    long memberId = workspace.memberId(account);
    return who.does(() -> the(UnbindHelpService.class).vouch(workspace.id(), memberId));
  }

  private UnbindHelpResult instruct(Visitor who, TestAccount account) {
    long memberId = workspace.memberId(account);
    return who.does(() -> the(UnbindHelpService.class).instruct(workspace.id(), memberId));
  }

  private UnbindHelp help(Visitor who, TestAccount account) {
    long memberId = workspace.memberId(account);
    return who.does(() -> the(UnbindHelpService.class).help(workspace.id(), memberId))
        .orElseThrow();
  }

  private DeskTicket open(Visitor agent, TicketNumber number) {
    return agent.does(() -> the(DeskService.class).open(number)).orElseThrow();
  }

  private long vouchers() {
    return sql.number("select count(*) from ticket_voucher where workspace_id = ?", workspace.id());
  }
}
