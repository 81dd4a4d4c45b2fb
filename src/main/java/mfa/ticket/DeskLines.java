package mfa.ticket;

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
import mfa.account.WorkspaceRole;

/** Shows tickets as customer service may see them. */
@Dependent
class DeskLines {

  private static final Duration SOON = Duration.ofHours(4);

  private final Tickets tickets;
  private final Conversations conversations;
  private final TicketPolicy policy;
  private final RequestRisks risks;
  private final Vouchings vouchings;
  private final AccountService accounts;
  private final Unbinding unbinding;
  private final Clock clock;

  @Inject
  DeskLines(
      Tickets tickets,
      Conversations conversations,
      TicketPolicy policy,
      RequestRisks risks,
      Vouchings vouchings,
      AccountService accounts,
      Unbinding unbinding,
      Clock clock) {
    this.tickets = tickets;
    this.conversations = conversations;
    this.policy = policy;
    this.risks = risks;
    this.vouchings = vouchings;
    this.accounts = accounts;
    this.unbinding = unbinding;
    this.clock = clock;
  }

  /** The names of a page are read at once. */
  List<DeskLine> of(List<Ticket> page, Set<String> incidents) {
    Set<Long> people = new HashSet<>();
    for (Ticket ticket : page) {
      people.add(ticket.accountId());
      if (ticket.place().isAssigned()) {
        people.add(ticket.place().assigneeId());
      }
    }
    Map<Long, String> names = accounts.names(people);
    return page.stream().map(ticket -> line(ticket, names, incidents)).toList();
  }

  private DeskLine line(Ticket ticket, Map<Long, String> names, Set<String> incidents) {
    return new DeskLine(
        ticket.number(),
        ticket.type(),
        ticket.title(),
        names.getOrDefault(ticket.accountId(), ""),
        ticket.language(),
        ticket.status(),
        ticket.place().isAssigned() ? names.getOrDefault(ticket.place().assigneeId(), "") : "",
        ticket.isForReview(),
        ticket.heightened(),
        ticket.newReply(),
        incidents.contains(ticket.number().text()),
        ticket.place().waitingSince(),
        ticket.place().dueAt(),
        urgency(ticket.place().dueAt()));
  }

  private AccountFacts facts(Ticket ticket) {
    Set<WorkspaceRole> roles = EnumSet.noneOf(WorkspaceRole.class);
    accounts.memberships(ticket.accountId()).forEach(membership -> roles.add(membership.role()));
    return new AccountFacts(
        roles,
        accounts.profile(ticket.accountId()).map(Profile::platformRoles).orElse(Set.of()),
        tickets.countFiledBefore(ticket));
  }

  private DeskLine.Urgency urgency(Instant dueAt) {
    Instant now = clock.instant();
    if (dueAt == null || dueAt.isAfter(now.plus(SOON))) {
      return DeskLine.Urgency.NONE;
    }
    return dueAt.isAfter(now) ? DeskLine.Urgency.SOON : DeskLine.Urgency.OVERDUE;
  }

  /** Notes among colleagues are not for the one whom they are about. */
  DeskTicket details(Ticket ticket, long agentId) {
    boolean own = ticket.accountId() == agentId;
    return new DeskTicket(
        of(List.of(ticket), Set.of()).getFirst(),
        ticket.outcome(),
        ticket.withdrawal(),
        ticket.refusal(),
        ticket.isAssignedTo(agentId) && ticket.isForReview(),
        ticket.isSecondReview(),
        ticket.isOpen() && ticket.resetAt() == null && !ticket.isCalledOff(),
        policy.reasonsNow(ticket),
        risks.of(ticket),
        facts(ticket),
        vouchings.lines(ticket),
        ticket.client(),
        ticket.place().stepName(),
        ticket.waitingUntil(),
        unbinding.failedSteps(ticket.number()),
        tickets.stepsOf(ticket).stream().map(TicketStep::line).toList(),
        ticket.place().step(),
        conversations.of(ticket).stream().filter(message -> !own || !message.internal()).toList());
  }
}
