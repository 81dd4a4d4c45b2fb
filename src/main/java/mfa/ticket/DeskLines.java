package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountService;

/** Shows tickets as customer service may see them. */
@Dependent
class DeskLines {

  private final Tickets tickets;
  private final TicketPolicy policy;
  private final AccountService accounts;

  @Inject
  DeskLines(Tickets tickets, TicketPolicy policy, AccountService accounts) {
    this.tickets = tickets;
    this.policy = policy;
    this.accounts = accounts;
  }

  /** The names of a page are read at once. */
  List<DeskLine> of(List<Ticket> page) {
    Set<Long> people = new HashSet<>();
    for (Ticket ticket : page) {
      people.add(ticket.accountId());
      if (ticket.assigneeId() != null) {
        people.add(ticket.assigneeId());
      }
    }
    Map<Long, String> names = accounts.names(people);
    return page.stream().map(ticket -> line(ticket, names)).toList();
  }

  private static DeskLine line(Ticket ticket, Map<Long, String> names) {
    return new DeskLine(
        ticket.number(),
        ticket.title(),
        names.getOrDefault(ticket.accountId(), ""),
        ticket.language(),
        ticket.status(),
        ticket.assigneeId() == null ? "" : names.getOrDefault(ticket.assigneeId(), ""),
        ticket.taskId() != null,
        ticket.heightened(),
        ticket.newReply(),
        ticket.waitingSince(),
        ticket.dueAt());
  }

  /** Notes among colleagues are not for the one whom they are about. */
  DeskTicket details(Ticket ticket, long agentId) {
    boolean own = ticket.accountId() == agentId;
    return new DeskTicket(
        of(List.of(ticket)).getFirst(),
        ticket.outcome(),
        ticket.isAssignedTo(agentId) && ticket.taskId() != null,
        ticket.isSecondReview(),
        ticket.isOpen() && ticket.resetAt() == null && !ticket.isCalledOff(),
        policy.reasonsNow(ticket),
        ticket.client(),
        ticket.stepName(),
        ticket.waitingUntil(),
        tickets.messagesOf(ticket).stream()
            .map(TicketMessage::line)
            .filter(message -> !own || !message.internal())
            .toList());
  }
}
