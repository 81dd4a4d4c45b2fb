package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.ticket.Conversations;
import mfa.ticket.Ticket;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketStep;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.unbind.RequestRisks;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.ticket.unbind.Vouchings;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;

/** Shows tickets as customer service may see them. */
@Dependent
class DeskItems {

  private static final Duration SOON = Duration.ofHours(4);

  @Inject private Tickets tickets;
  @Inject private UnbindTickets unbindTickets;
  @Inject private Conversations conversations;
  @Inject private TicketPolicy policy;
  @Inject private RequestRisks risks;
  @Inject private Vouchings vouchings;
  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private UnbindProcess process;
  @Inject private Clock clock;

  /** The names of a page are read at once. */
  List<DeskItem> of(List<? extends Ticket> page, Set<String> incidents) {
    Set<Long> people = new HashSet<>();
    for (Ticket ticket : page) {
      people.add(ticket.accountId());
      if (ticket.place().isAssigned()) {
        people.add(ticket.place().assigneeId());
      }
    }
    Map<Long, String> names = accounts.names(people);
    return page.stream().map(ticket -> item(ticket, names, incidents)).toList();
  }

  private DeskItem item(Ticket ticket, Map<Long, String> names, Set<String> incidents) {
    return new DeskItem(
        ticket.number(),
        ticket.type(),
        ticket.title(),
        names.getOrDefault(ticket.accountId(), ""),
        ticket.language(),
        ticket.status(),
        ticket.place().isAssigned() ? names.getOrDefault(ticket.place().assigneeId(), "") : "",
        ticket.isForReview(),
        ticket.priority(),
        ticket.newReply(),
        incidents.contains(ticket.number().text()),
        ticket.place().waitingSince(),
        ticket.place().dueAt(),
        urgency(ticket.place().dueAt()));
  }

  private AccountFacts facts(Ticket ticket) {
    Set<WorkspaceRole> roles = EnumSet.noneOf(WorkspaceRole.class);
    memberships.of(ticket.accountId()).forEach(membership -> roles.add(membership.role()));
    return new AccountFacts(
        roles,
        accounts.profile(ticket.accountId()).map(Profile::platformRoles).orElse(Set.of()),
        unbindTickets.countFiledBefore(ticket));
  }

  private DeskItem.Urgency urgency(Instant dueAt) {
    Instant now = clock.instant();
    if (dueAt == null || dueAt.isAfter(now.plus(SOON))) {
      return DeskItem.Urgency.NONE;
    }
    return dueAt.isAfter(now) ? DeskItem.Urgency.SOON : DeskItem.Urgency.OVERDUE;
  }

  /** Notes among colleagues are not for the one whom they are about. */
  DeskTicket details(UnbindTicket ticket, long agentId) {
    boolean own = ticket.accountId() == agentId;
    return new DeskTicket(
        of(List.of(ticket), Set.of()).getFirst(),
        ticket.outcome(),
        ticket.withdrawal(),
        ticket.refusal(),
        ticket.isAssignedTo(agentId) && ticket.isForReview(),
        ticket.isSecondReview(),
        ticket.isOpen() && ticket.resetAt() == null && !ticket.isCanceled(),
        policy.reasonsNow(ticket),
        risks.of(ticket),
        facts(ticket),
        vouchings.items(ticket),
        ticket.client(),
        ticket.place().stepName(),
        ticket.waitingUntil(),
        process.failedSteps(ticket.number()),
        tickets.stepsOf(ticket).stream().map(TicketStep::item).toList(),
        ticket.place().step(),
        conversations.of(ticket).stream().filter(message -> !own || !message.internal()).toList());
  }
}
