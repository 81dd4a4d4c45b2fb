package mfa.ticket.unbind;

import static mfa.ticket.SampleTickets.NOW;
import static mfa.ticket.SampleTickets.OWNER;
import static mfa.ticket.SampleTickets.OWNER_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Recipient;
import mfa.platform.config.Configuration;
import mfa.ticket.Outcome;
import mfa.ticket.SampleTickets;
import mfa.ticket.Ticket;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.TicketReview;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a ticket heightened, and each line of the floor below every model. */
class TicketPolicyTest {

  private static final long AGENT = 2;
  private static final long SUPERVISOR = 3;
  private static final long OTHER_SUPERVISOR = 4;
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(2));

  private final KnownAccounts accounts = new KnownAccounts();
  private final KnownMemberships memberships = new KnownMemberships();
  private final BoundPeople authenticators = new BoundPeople();
  private final KnownTickets tickets = new KnownTickets();
  private final TicketPolicy policy =
      new TicketPolicy(
          accounts,
          memberships,
          authenticators,
          tickets,
          new Vouchings(),
          new TicketSettings(new Configuration(key -> Optional.empty())),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void addPeople() {
    accounts.put(SampleTickets.account(OWNER));
    accounts.put(SampleTickets.account(AGENT, PlatformRole.AGENT));
    accounts.put(SampleTickets.account(SUPERVISOR, PlatformRole.SUPERVISOR));
    accounts.put(SampleTickets.account(OTHER_SUPERVISOR, PlatformRole.SUPERVISOR));
  }

  @Nested
  @DisplayName("A ticket is heightened")
  class Reasons {

    @Test
    void notForAnOrdinaryMember() {
      memberships.role = WorkspaceRole.STANDARD;

      assertThat(policy.reasonsNow(SampleTickets.filed())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OWNER", "ADMINISTRATOR"})
    void forAPrivilegedRoleInAWorkspace(WorkspaceRole role) {
      memberships.role = role;

      assertThat(policy.reasonsNow(SampleTickets.filed()))
          .containsOnly(HeightenedReason.PRIVILEGED);
    }

    @ParameterizedTest
    @EnumSource
    void forEveryPlatformRole(PlatformRole role) {
      accounts.put(SampleTickets.account(OWNER, role));

      assertThat(policy.reasonsNow(SampleTickets.filed()))
          .containsOnly(HeightenedReason.PRIVILEGED);
    }

    @Test
    @Tag("R55")
    void forAPasswordChangedWithin30Days() {
      accounts.passwordChangedAt = NOW.minus(Duration.ofDays(29));

      assertThat(policy.reasonsNow(SampleTickets.filed()))
          .containsOnly(HeightenedReason.PASSWORD_CHANGED);
    }

    @Test
    @Tag("R55")
    void notForAPasswordChangedBefore() {
      accounts.passwordChangedAt = NOW.minus(Duration.ofDays(31));

      assertThat(policy.reasonsNow(SampleTickets.filed())).isEmpty();
    }

    @Test
    void forAFormerTicketThatEndedBadlyWithin30Days() {
      tickets.endedBadlyAt = NOW.minus(Duration.ofDays(29));

      assertThat(policy.reasonsNow(SampleTickets.filed()))
          .containsOnly(HeightenedReason.FORMER_TICKET);
    }

    @Test
    void forCodesLockedWhileItWasOpen() {
      UnbindTicket ticket = SampleTickets.filed();
      ticket.recordLock();

      assertThat(policy.reasonsNow(ticket)).containsOnly(HeightenedReason.LOCKED);
    }

    @Test
    @Tag("R52")
    void forAnApprovalWithoutEvidence() {
      UnbindTicket ticket = SampleTickets.inReview();
      tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.NONE);

      assertThat(policy.reasonsNow(ticket)).containsOnly(HeightenedReason.NO_EVIDENCE);
    }

    @Test
    @Tag("R52")
    void notForAQuestionWithoutEvidence() {
      UnbindTicket ticket = SampleTickets.inReview();
      tickets.review(ticket, AGENT, Decision.ASK, null);

      assertThat(policy.reasonsNow(ticket)).isEmpty();
    }
  }

  @Nested
  @Tag("R48")
  @DisplayName("R48: a reset is refused, whatever the model says,")
  class Floor {

    @Test
    void butNotWhenEveryConditionIsMet() {
      assertThat(policy.obstacle(approved())).isEmpty();
    }

    @Test
    void forADraft() {
      assertThat(policy.obstacle(SampleTickets.draft())).contains(ResetObstacle.NOT_VERIFIED);
    }

    @Test
    void forAClosedTicket() {
      UnbindTicket ticket = approved();
      ticket.close(Outcome.REJECTED, NOW);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_OPEN);
    }

    @Test
    @Tag("R54")
    void aSecondTime() {
      UnbindTicket ticket = approved();
      ticket.markReset(NOW);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_OPEN);
    }

    @Test
    @Tag("R53")
    void afterADispute() {
      UnbindTicket ticket = approved();
      ticket.dispute(NOW);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.CALLED_OFF);
    }

    @Test
    void afterAStop() {
      UnbindTicket ticket = approved();
      ticket.stop(NOW);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.CALLED_OFF);
    }

    @Test
    @Tag("R56")
    void afterAWithdrawal() {
      UnbindTicket ticket = approved();
      ticket.withdraw(Withdrawal.REQUESTER, NOW);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.CALLED_OFF);
    }

    @Test
    @Tag("R56")
    void forAnAccountThatIsDisabledNow() {
      UnbindTicket ticket = approved();
      accounts.put(SampleTickets.disabled(SampleTickets.account(OWNER)));

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.ACCOUNT_INACTIVE);
    }

    @Test
    @Tag("R53")
    void withoutTheDeliveredNoticeOfFiling() {
      UnbindTicket ticket = SampleTickets.filed();
      ticket.openTask("task-1", "agents", null, null, NOW);
      tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);
      told(ticket, LONG_AGO);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOTICES_MISSING);
    }

    @Test
    @Tag("R53")
    void withoutTheDeliveredNoticeOfApproval() {
      UnbindTicket ticket = SampleTickets.inReview();
      tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOTICES_MISSING);
    }

    @Test
    @Tag("R53")
    void beforeTheMinimumWaitIsOver() {
      UnbindTicket ticket = approved();
      told(ticket, NOW.minus(Duration.ofMinutes(59)));

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.WAIT_NOT_OVER);
    }

    @Test
    @Tag("R53")
    @Tag("R77")
    void whenTheNoticeWasDeliveredBeforeTheLastApproval() {
      UnbindTicket ticket = approved();
      tickets.decidedAt = LONG_AGO.plusSeconds(1);
      tickets.review(ticket, SUPERVISOR, Decision.APPROVE, Evidence.CALL_BACK);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOTICES_MISSING);
    }

    @Test
    @Tag("R53")
    @Tag("R77")
    void whenTheNoticeCameBeforeAnyApproval() {
      UnbindTicket ticket = SampleTickets.inReview();
      ticket.recordApprovedNotice(Duration.ZERO, LONG_AGO);
      ticket.approve(LONG_AGO);
      tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);

      assertThat(ticket.waitingUntil()).isNull();
      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOTICES_MISSING);
    }

    @Test
    @Tag("R77")
    void withAReviewerWhoHasNoAuthenticatorNow() {
      UnbindTicket ticket = approved();
      authenticators.unbound.add(AGENT);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    @Tag("R32")
    void withoutAReview() {
      UnbindTicket ticket = SampleTickets.inReview();
      told(ticket, LONG_AGO);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    void withARejectionBesideTheApproval() {
      UnbindTicket ticket = approved();
      tickets.review(ticket, SUPERVISOR, Decision.REJECT, null);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.REJECTED);
    }

    @Test
    @Tag("R50")
    void withAReviewByTheOwnerOnly() {
      accounts.put(SampleTickets.account(OWNER, PlatformRole.AGENT));
      UnbindTicket ticket = SampleTickets.inReview();
      tickets.review(ticket, OWNER, Decision.APPROVE, Evidence.CALL_BACK);
      told(ticket, LONG_AGO);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    @Tag("R50")
    void withAReviewFromTheBrowserOfTheForm() {
      UnbindTicket ticket = SampleTickets.inReview();
      tickets.reviewFrom(OWNER_DEVICE, ticket, AGENT);
      told(ticket, LONG_AGO);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    void withAReviewerWhoIsDisabledNow() {
      UnbindTicket ticket = approved();
      accounts.put(SampleTickets.disabled(accounts.people.get(AGENT)));

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    void withAReviewerWhoIsNoAgentNow() {
      UnbindTicket ticket = approved();
      accounts.put(SampleTickets.account(AGENT, PlatformRole.PLATFORM_ADMIN));

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED);
    }

    @Test
    void forATicketHeightenedAtFilingWithoutASecondReview() {
      UnbindTicket ticket = approved();
      ticket.heighten(Set.of(HeightenedReason.PASSWORD_CHANGED));

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    void forATicketHeightenedOnlyNowWithoutASecondReview() {
      UnbindTicket ticket = approved();
      memberships.role = WorkspaceRole.OWNER;

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    void butNotForAHeightenedTicketWithASecondReview() {
      UnbindTicket ticket = approvedTwice(SUPERVISOR);

      assertThat(policy.obstacle(ticket)).isEmpty();
    }

    @Test
    void withASecondReviewByAnAgent() {
      accounts.put(SampleTickets.account(SUPERVISOR, PlatformRole.AGENT));
      UnbindTicket ticket = approvedTwice(SUPERVISOR);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    void withASecondReviewByTheFirstReviewer() {
      UnbindTicket ticket = heightened();
      tickets.review(ticket, SUPERVISOR, Decision.APPROVE, Evidence.MEETING);
      secondReview(ticket, SUPERVISOR);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    @Tag("R50")
    void withASecondReviewFromTheBrowserOfTheFirst() {
      UnbindTicket ticket = heightened();
      tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);
      ticket.openTask("task-2", "supervisors", SUPERVISOR, null, NOW);
      tickets.reviewFrom("device-of-" + AGENT, ticket, SUPERVISOR);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    @Tag("R50")
    void withASecondReviewBySomebodyWhoVouched() {
      UnbindTicket ticket = approvedTwice(SUPERVISOR);
      vouch(ticket, SUPERVISOR, LONG_AGO);

      assertThat(policy.obstacle(ticket)).contains(ResetObstacle.NOT_APPROVED_TWICE);
    }

    @Test
    @Tag("R50")
    void butNotWhereSomebodyElseVouchedOrTheReviewerAfterTheDecision() {
      UnbindTicket ticket = approvedTwice(SUPERVISOR);
      vouch(ticket, OTHER_SUPERVISOR, LONG_AGO);
      vouch(ticket, SUPERVISOR, LONG_AGO.plusMillis(1));

      assertThat(policy.obstacle(ticket)).isEmpty();
    }

    private void vouch(UnbindTicket ticket, long account, Instant when) {
      MembershipSummary acme =
          new MembershipSummary(1, "Acme", WorkspaceRole.OWNER, LONG_AGO, null, 7, null);
      tickets.vouchers.add(new TicketVoucher(ticket, account, "device", "", acme, when));
    }

    @Test
    void butNotWithTwoSupervisors() {
      UnbindTicket ticket = heightened();
      tickets.review(ticket, SUPERVISOR, Decision.APPROVE, Evidence.MEETING);
      secondReview(ticket, OTHER_SUPERVISOR);

      assertThat(policy.obstacle(ticket)).isEmpty();
    }
  }

  /** The mail server took the notice of the approval. */
  private static void told(UnbindTicket ticket, Instant when) {
    ticket.approve(when);
    ticket.recordApprovedNotice(Duration.ZERO, when);
  }

  /** Reviewed by an agent, both notices delivered long ago. */
  private UnbindTicket approved() {
    UnbindTicket ticket = SampleTickets.inReview();
    tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);
    told(ticket, LONG_AGO);
    return ticket;
  }

  private UnbindTicket heightened() {
    UnbindTicket ticket = SampleTickets.inReview();
    ticket.heighten(Set.of(HeightenedReason.PRIVILEGED));
    told(ticket, LONG_AGO);
    return ticket;
  }

  private UnbindTicket approvedTwice(long secondReviewer) {
    UnbindTicket ticket = heightened();
    tickets.review(ticket, AGENT, Decision.APPROVE, Evidence.CALL_BACK);
    secondReview(ticket, secondReviewer);
    return ticket;
  }

  private void secondReview(UnbindTicket ticket, long reviewer) {
    ticket.openTask("task-2", "supervisors", reviewer, null, NOW);
    tickets.review(ticket, reviewer, Decision.APPROVE, Evidence.MEETING);
  }

  /** The accounts of a test, without a database. */
  private static final class KnownAccounts extends AccountService {

    private final Map<Long, Profile> people = new HashMap<>();
    private Instant passwordChangedAt = NOW.minus(Duration.ofDays(365));

    void put(Profile account) {
      people.put(account.id(), account);
    }

    @Override
    public Optional<Profile> profile(long accountId) {
      return Optional.ofNullable(people.get(accountId));
    }

    @Override
    public boolean changedPasswordSince(long accountId, Instant since) {
      return passwordChangedAt.isAfter(since);
    }

    /** The tests on a database have some. */
    @Override
    public List<Recipient> formerRecipients(long accountId, Instant since) {
      return List.of();
    }
  }

  /** What everybody is in the only workspace, without a database. */
  private static final class KnownMemberships extends MembershipService {

    private WorkspaceRole role = WorkspaceRole.STANDARD;

    @Override
    public List<MembershipSummary> of(long accountId) {
      return List.of(new MembershipSummary(1, "Acme", role, NOW, null, 7, null));
    }
  }

  /** Who has an authenticator, without a database. */
  private static final class BoundPeople extends AuthenticatorService {

    private final Set<Long> unbound = new HashSet<>();

    @Override
    public boolean isBound(long accountId) {
      return !unbound.contains(accountId);
    }
  }

  /** The reviews of one ticket, without a database. */
  private static final class KnownTickets extends UnbindTickets {

    private final List<TicketReview> reviews = new ArrayList<>();
    private final List<TicketVoucher> vouchers = new ArrayList<>();
    private Instant decidedAt = LONG_AGO;
    private Instant endedBadlyAt = NOW.minus(Duration.ofDays(365));

    void review(UnbindTicket ticket, long reviewer, Decision decision, Evidence evidence) {
      add(ticket, reviewer, "device-of-" + reviewer, decision, evidence);
    }

    void reviewFrom(String device, UnbindTicket ticket, long reviewer) {
      add(ticket, reviewer, device, Decision.APPROVE, Evidence.CALL_BACK);
    }

    private void add(
        UnbindTicket ticket, long reviewer, String device, Decision decision, Evidence evidence) {
      Checklist checklist = new Checklist(Set.of(), evidence);
      Review review = new Review(decision, checklist, "", null, List.of(), Integer.MAX_VALUE);
      reviews.add(new TicketReview(ticket, reviewer, device, "192.0.2.9", review, "", decidedAt));
    }

    @Override
    public List<TicketReview> reviewsOf(Ticket ticket) {
      return reviews;
    }

    @Override
    public List<TicketVoucher> vouchersOf(Ticket ticket) {
      return vouchers;
    }

    @Override
    public boolean endedBadlySince(long accountId, Instant since) {
      return endedBadlyAt.isAfter(since);
    }
  }
}
