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
                        Decision.APPROVE, new Checklist(EVERYTHING, Evidence.NONE), "", null)));
    Visitor second = signedIn(supervisor);
    second.does(() -> the(AssignmentService.class).take(number));
    TestAccount third = staff(PlatformRole.SUPERVISOR);

    assertThat(forward(second, first)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(second, colleague)).isEqualTo(DeskResult.NOT_FOR_COLLEAGUE);
    assertThat(forward(second, third)).isEqualTo(DeskResult.DONE);
    assertThat(mine(third)).containsExactly(number);
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
