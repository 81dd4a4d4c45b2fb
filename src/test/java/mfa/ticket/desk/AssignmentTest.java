package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may hand a ticket to whom. */
class AssignmentTest extends WithTickets {

  private TestAccount owner;
  private TicketNumber number;
  private TestAccount agentAccount;
  private Visitor agent;
  private TestAccount colleague;
  private TestAccount supervisor;

  @BeforeEach
  void takeTicket() {
    owner = accounts.boundMember();
    number = file(owner);
    agentAccount = staff(PlatformRole.AGENT);
    agent = signedIn(agentAccount);
    colleague = staff(PlatformRole.AGENT);
    supervisor = staff(PlatformRole.SUPERVISOR);
    agent.does(() -> the(AssignmentService.class).take(number));
  }

  private TestAccount staff(PlatformRole role) {
    return accounts.bind(accounts.memberWith(role));
  }

  @Test
  void ticketGoesToAColleague() {
    assertThat(forward(agent, colleague)).isEqualTo(DeskResult.DONE);

    assertThat(mine(colleague)).containsExactly(number);
    assertThat(mine(agentAccount)).isEmpty();
    assertThat(audit.count(owner, AuditAction.TICKET_FORWARDED, AuditResult.SUCCESS)).isOne();
  }

  @Test
  void supervisorForwardsWhatAnAgentHas() {
    assertThat(forward(signedIn(supervisor), colleague)).isEqualTo(DeskResult.DONE);

    assertThat(mine(colleague)).containsExactly(number);
  }

  @Test
  void agentDoesNotForwardWhatSomebodyElseHas() {
    TestAccount third = staff(PlatformRole.AGENT);

    assertThat(forward(signedIn(third), colleague)).isEqualTo(DeskResult.NOT_WAITING);

    assertThat(mine(agentAccount)).containsExactly(number);
  }

  @Test
  @DisplayName("Forwarding to one colleague asks of no other: many tickets may go at once")
  void forwardingAsksOfNoOtherColleague() {
    Visitor boss = atDesk(supervisor);
    int alone = statementsOf(() -> forward(boss, colleague)).size();
    List.of(1, 2, 3).forEach(each -> staff(PlatformRole.AGENT));

    List<String> statements = statementsOf(() -> forward(boss, agentAccount));

    assertThat(mine(agentAccount)).containsExactly(number);
    assertThat(statements).hasSizeLessThanOrEqualTo(alone);
  }

  /** Without those that get numbers for fifty rows to come, now and then. */
  private List<String> statementsOf(Runnable work) {
    return services.statementsOf(work).stream()
        .filter(statement -> !statement.matches("(?is).*next ?val.*"))
        .toList();
  }

  @Test
  void ticketDoesNotGoToItsOwner() {
    accounts.grant(owner, PlatformRole.AGENT);

    assertThat(forward(agent, owner)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(colleagues()).doesNotContain(owner.id()).contains(colleague.id());
  }

  @Test
  void ownerDoesNotChooseTheReviewer() {
    accounts.grant(owner, PlatformRole.SUPERVISOR);

    assertThat(forward(signedIn(owner), colleague)).isEqualTo(DeskResult.OWN_TICKET);
  }

  @Test
  void ticketGoesToNobodyWithoutRoleOrAuthenticatorOrActiveAccount() {
    TestAccount disabled = staff(PlatformRole.AGENT);
    accounts.disable(disabled);

    assertThat(forward(agent, accounts.boundMember())).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(agent, accounts.memberWith(PlatformRole.AGENT)))
        .isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(agent, disabled)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
  }

  @Test
  void secondReviewGoesToAnotherSupervisorOnly() {
    TestAccount first = staff(PlatformRole.SUPERVISOR);
    Visitor firstReviewer = signedIn(first);
    forward(agent, first);
    firstReviewer.does(
        () ->
            the(ReviewService.class)
                .decide(
                    number,
                    new Review(
                        Decision.APPROVE,
                        new Checklist(EVERYTHING, Evidence.NONE),
                        "",
                        null,
                        List.of(),
                        Integer.MAX_VALUE)));
    Visitor second = signedIn(supervisor);
    second.does(() -> the(AssignmentService.class).take(number));
    TestAccount third = staff(PlatformRole.SUPERVISOR);

    assertThat(forward(second, first)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(second, colleague)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(second, third)).isEqualTo(DeskResult.DONE);
    assertThat(mine(third)).containsExactly(number);
  }

  @Test
  @DisplayName(
      "A ticket goes up to the supervisors: the engine asks them, and its review is a first")
  void ticketGoesToTheSupervisors() {
    assertThat(forward(agent, HandlingGroup.SUPERVISORS)).isEqualTo(DeskResult.DONE);

    assertThat(row(number)).containsEntry("candidate_group", "supervisors");
    assertThat(candidateGroups()).containsExactly("supervisors");
    assertThat(mine(agentAccount)).isEmpty();
    assertThat(take(agent, number)).isEqualTo(DeskResult.FOR_SUPERVISORS);
    assertThat(forward(agent, HandlingGroup.AGENTS)).isEqualTo(DeskResult.NOT_WAITING);
    Visitor boss = atDesk(supervisor);
    assertThat(take(boss, number)).isEqualTo(DeskResult.DONE);
    assertThat(decide(boss, number, approval(NO_EVIDENCE))).isEqualTo(DeskResult.DONE);
    assertThat(
            sql.rows(
                "select r.* from ticket_review r join ticket t on t.id = r.ticket_id"
                    + " where t.ticket_number = ?",
                number.text()))
        .singleElement()
        .satisfies(review -> assertThat(review).containsEntry("second_review", false));
    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action() == AuditAction.TICKET_FORWARDED)
        .extracting(entry -> entry.detail())
        .containsExactly(number + " to supervisors");
  }

  @Test
  void supervisorHandsATicketBackToAllAgents() {
    forward(agent, HandlingGroup.SUPERVISORS);

    assertThat(forward(signedIn(supervisor), HandlingGroup.AGENTS)).isEqualTo(DeskResult.DONE);

    assertThat(candidateGroups()).containsExactly("agents");
    assertThat(take(signedIn(colleague), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  void agentForwardsNoTicketOfSomebodyElseToAGroup() {
    assertThat(forward(signedIn(colleague), HandlingGroup.SUPERVISORS))
        .isEqualTo(DeskResult.NOT_WAITING);
    accounts.grant(owner, PlatformRole.SUPERVISOR);
    assertThat(forward(signedIn(owner), HandlingGroup.AGENTS)).isEqualTo(DeskResult.OWN_TICKET);
  }

  @Test
  @DisplayName("R52: a second review is not handed down to agents")
  @Tag("R52")
  void secondReviewStaysWithTheSupervisors() {
    Visitor first = atDesk(staff(PlatformRole.AGENT));
    forward(signedIn(supervisor), HandlingGroup.AGENTS);
    take(first, number);
    decide(first, number, approval(NO_EVIDENCE));
    run(number);
    Visitor second = signedIn(supervisor);
    take(second, number);

    assertThat(second.does(() -> the(AssignmentService.class).groups(number)))
        .containsExactly(HandlingGroup.SUPERVISORS);
    assertThat(forward(second, HandlingGroup.AGENTS)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(second, HandlingGroup.SUPERVISORS)).isEqualTo(DeskResult.DONE);

    assertThat(candidateGroups()).containsExactly("supervisors");
    assertThat(take(first, number)).isEqualTo(DeskResult.NEEDS_ANOTHER_SUPERVISOR);
    assertThat(take(second, number)).isEqualTo(DeskResult.DONE);
  }

  private DeskResult forward(Visitor who, HandlingGroup group) {
    return who.does(() -> the(AssignmentService.class).forward(number, group));
  }

  /** As the engine has them. */
  private List<Object> candidateGroups() {
    return sql
        .rows(
            "select l.group_id_ as g from act_ru_identitylink l join act_ru_task t on t.id_ ="
                + " l.task_id_ where l.type_ = 'candidate' and t.id_ = ?",
            row(number).get("task_id"))
        .stream()
        .map(link -> link.get("g"))
        .toList();
  }

  @Test
  void membersAreRefused() {
    Visitor member = signedIn(accounts.boundMember());

    assertThatThrownBy(() -> forward(member, colleague)).isInstanceOf(EJBAccessException.class);
  }

  private DeskResult forward(Visitor who, TestAccount to) {
    return who.does(() -> the(AssignmentService.class).forward(number, to.id()));
  }

  private List<Long> colleagues() {
    return agent.does(() -> the(AssignmentService.class).colleagues(number)).stream()
        .map(Colleague::id)
        .toList();
  }

  private List<TicketNumber> mine(TestAccount account) {
    return signedIn(account)
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.MINE, 0, 50)))
        .stream()
        .map(DeskItem::number)
        .toList();
  }
}
