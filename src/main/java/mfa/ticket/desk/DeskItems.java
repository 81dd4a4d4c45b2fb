package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.ticket.Conversations;
import mfa.ticket.SignedMessage;
import mfa.ticket.Ticket;
import mfa.ticket.TicketMails;
import mfa.ticket.Tickets;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.process.TicketStep;
import mfa.ticket.process.UnbindProcess;
import mfa.ticket.unbind.RequestRisks;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.ticket.unbind.Vouchings;

/** Shows tickets as customer service may see them. */
@Dependent
class DeskItems {

  private static final Duration SOON = Duration.ofHours(4);

  @Inject private Tickets tickets;
  @Inject private UnbindTickets unbindTickets;
  @Inject private Conversations conversations;
  @Inject private DeskRules rules;
  @Inject private TicketMails mails;
  @Inject private TicketPolicy policy;
  @Inject private RequestRisks risks;
  @Inject private Vouchings vouchings;
  @Inject private AccountService accounts;
  @Inject private AccountLookup facts;
  @Inject private TicketProcess process;
  @Inject private UnbindProcess unbinding;
  @Inject private Clock clock;

  /** The names and numbers of a page are read at once. */
  List<DeskItem> of(List<? extends Ticket> page, Set<String> incidents) {
    Set<Long> people = new HashSet<>();
    for (Ticket ticket : page) {
      people.add(ticket.accountId());
      if (ticket.place().isAssigned()) {
        people.add(ticket.place().assigneeId());
      }
    }
    Map<Long, String> names = accounts.names(people);
    Map<Long, Integer> messages = tickets.countMessages(page);
    return page.stream()
        .map(ticket -> item(ticket, names, messages.getOrDefault(ticket.id(), 0), incidents))
        .toList();
  }

  /** Who works on a ticket, and how soon, is not for the one whose it is. */
  private DeskItem item(
      Ticket ticket, Map<Long, String> names, int messages, Set<String> incidents) {
    boolean own = rules.isOwnInterest(ticket);
    return new DeskItem(
        ticket.number(),
        ticket.type(),
        ticket.title(),
        names.getOrDefault(ticket.accountId(), ""),
        ticket.language(),
        ticket.status(),
        own ? "" : holder(ticket, names),
        own,
        ticket.isForReview(),
        own ? null : ticket.priority(),
        ticket.newReply(),
        messages,
        incidents.contains(ticket.number().text()),
        ticket.place().waitingSince(),
        ticket.place().dueAt(),
        urgency(ticket.place().dueAt()));
  }

  private static String holder(Ticket ticket, Map<Long, String> names) {
    return ticket.place().isAssigned() ? names.getOrDefault(ticket.place().assigneeId(), "") : "";
  }

  private DeskItem.Urgency urgency(Instant dueAt) {
    Instant now = clock.instant();
    if (dueAt == null || dueAt.isAfter(now.plus(SOON))) {
      return DeskItem.Urgency.NONE;
    }
    return dueAt.isAfter(now) ? DeskItem.Urgency.SOON : DeskItem.Urgency.OVERDUE;
  }

  /** What colleagues wrote among themselves is not for the one whom it is about. */
  DeskTicket details(Ticket ticket, long agentId) {
    boolean own = rules.isOwnInterest(ticket);
    return new DeskTicket(
        of(List.of(ticket), Set.of()).getFirst(),
        facts.workspace(ticket),
        ticket.outcome(),
        own,
        ticket.isOpen() && ticket.isAssignedTo(agentId),
        !own && ticket.isOpen() && rules.isHeldByAnother(ticket),
        mails.isToBeTold(ticket),
        ticket.isAssignedTo(agentId) && ticket.isForReview(),
        facts.of(ticket),
        facts.formerTickets(ticket),
        ticket.client(),
        process.failedSteps(ticket.number()),
        tickets.stepsOf(ticket).stream().map(TicketStep::item).toList(),
        ticket.place().step(),
        ticket.place().stepName(),
        conversation(ticket, Conversations.NEWEST),
        ticket instanceof UnbindTicket unbind
            ? Optional.of(unbindFacts(unbind, own))
            : Optional.empty());
  }

  private UnbindFacts unbindFacts(UnbindTicket ticket, boolean own) {
    return new UnbindFacts(
        ticket.withdrawal(),
        ticket.refusal(),
        ticket.isSecondReview(),
        ticket.isForReview() && unbinding.takesQuestions(ticket.place().taskId()),
        ticket.isOpen() && ticket.resetAt() == null && !ticket.isCanceled(),
        policy.reasonsNow(ticket),
        risks.of(ticket),
        vouchings.items(ticket),
        own ? List.of() : reviews(ticket),
        ticket.waitingUntil());
  }

  private List<ReviewItem> reviews(UnbindTicket ticket) {
    List<TicketReview> reviews = unbindTickets.reviewsOf(ticket);
    Map<Long, String> names =
        accounts.names(reviews.stream().map(TicketReview::reviewerId).collect(Collectors.toSet()));
    return reviews.stream()
        .map(review -> review.item(names.getOrDefault(review.reviewerId(), "")))
        .toList();
  }

  /** A page of it; who wrote what is not for the one whom it is about. */
  Conversations.Page<DeskMessage> conversation(Ticket ticket, int end) {
    boolean own = rules.isOwnInterest(ticket);
    Conversations.Page<SignedMessage> page =
        own ? conversations.signedForRequester(ticket, end) : conversations.signedOf(ticket, end);
    Map<Long, String> names =
        accounts.names(
            page.messages().stream()
                .map(SignedMessage::authorId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return page.map(
        signed -> new DeskMessage(signed.message(), own ? "" : name(signed.authorId(), names)));
  }

  private static String name(Long accountId, Map<Long, String> names) {
    return accountId == null ? "" : names.getOrDefault(accountId, "");
  }
}
