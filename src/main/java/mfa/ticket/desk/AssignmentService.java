package mfa.ticket.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.process.ProcessPosition;
import mfa.ticket.process.TicketProcess;

/**
 * Says who works on a ticket: anyone who takes it, or gets it from the one who has it or from a
 * supervisor. Only somebody who may decide on it; nobody with an interest in it chooses who does
 * (R50).
 */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class AssignmentService {

  @Inject private Tickets tickets;
  @Inject private TicketQueues queues;
  @Inject private DeskRules rules;
  @Inject private TicketProcess process;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;

  /** Takes a ticket that nobody has. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult take(TicketNumber number) {
    Optional<Ticket> found = tickets.lock(number);
    if (found.isEmpty() || !found.get().isForReview()) {
      return DeskRules.notWaiting(found);
    }
    Ticket ticket = found.get();
    if (ticket.place().isAssigned()) {
      return ticket.isAssignedTo(request.requiredAccountId())
          ? DeskResult.DONE
          : DeskResult.TAKEN_BY_ANOTHER;
    }
    Optional<DeskResult> refusal = rules.refusal(ticket);
    if (refusal.isPresent()) {
      return audit.refused(AuditAction.TICKET_TAKEN, ticket, refusal.get());
    }
    process.take(ticket.place().taskId(), request.requiredAccountId());
    audit.record(AuditAction.TICKET_TAKEN, ticket);
    return DeskResult.DONE;
  }

  /**
   * Takes the most urgent ticket that nobody has and I may take; for a supervisor, where there is
   * none, the most urgent second review. Of two who ask at once each gets another one.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public Optional<TicketNumber> takeNext() {
    TicketQueues.Viewpoint viewpoint = rules.viewpoint(Set.of());
    return Stream.of(DeskQueue.UNASSIGNED, DeskQueue.SECOND_REVIEW)
        .flatMap(queue -> queues.mostUrgent(queue, DeskService.LOOK_AHEAD, viewpoint).stream())
        .filter(ticket -> !ticket.place().isAssigned() && rules.refusal(ticket).isEmpty())
        .map(Ticket::number)
        .filter(this::isTakenNow)
        .findFirst();
  }

  /** Not where somebody else was faster, whose change the lock shows. */
  private boolean isTakenNow(TicketNumber number) {
    return tickets.lock(number).filter(ticket -> !ticket.place().isAssigned()).isPresent()
        && take(number) == DeskResult.DONE;
  }

  /** Gives a ticket back to the queue: its agent, or a supervisor for an agent who is away. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult release(TicketNumber number) {
    Optional<Ticket> ticket =
        tickets
            .lock(number)
            .filter(taken -> taken.isForReview() && taken.place().isAssigned())
            .filter(taken -> rules.isMine(taken) || rules.isSupervisor())
            .filter(taken -> rules.ownInterest(taken).isEmpty());
    ticket.ifPresent(
        taken -> {
          process.release(taken.place().taskId());
          audit.record(AuditAction.TICKET_RELEASED, taken);
        });
    return ticket.isPresent() ? DeskResult.DONE : DeskResult.NOT_WAITING;
  }

  /**
   * Who could have the ticket instead, by name; nobody where it waits for no review, nor of an own
   * ticket: who is missing there is who has it.
   */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<Colleague> colleagues(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isForReview)
        .filter(ticket -> rules.ownInterest(ticket).isEmpty())
        .map(this::colleagues)
        .orElse(List.of());
  }

  /** Who could have some ticket or other, by name; forwarding decides about each ticket. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<Colleague> colleagues() {
    return colleagues(profile -> true);
  }

  private List<Colleague> colleagues(Ticket ticket) {
    return colleagues(
        profile -> !ticket.isAssignedTo(profile.id()) && rules.refusal(ticket, profile).isEmpty());
  }

  private List<Colleague> colleagues(Predicate<Profile> fitting) {
    return authenticators
        .bound(accounts.holders(PlatformRole.AGENT, PlatformRole.SUPERVISOR))
        .stream()
        .filter(fitting)
        .map(AssignmentService::colleague)
        .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
        .toList();
  }

  private static Colleague colleague(Profile profile) {
    boolean supervisor = profile.platformRoles().contains(PlatformRole.SUPERVISOR);
    return new Colleague(profile.id(), profile.name(), supervisor);
  }

  /** The groups that the ticket can go to; second reviews are not handed down (R52). */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<HandlingGroup> groups(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isForReview)
        .map(AssignmentService::groups)
        .orElse(List.of());
  }

  private static List<HandlingGroup> groups(Ticket ticket) {
    return ticket.isSecondReview()
        ? List.of(HandlingGroup.SUPERVISORS)
        : List.of(HandlingGroup.AGENTS, HandlingGroup.SUPERVISORS);
  }

  /** Gives the ticket to a group: nobody has it until somebody of the group takes it. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult forward(TicketNumber number, HandlingGroup group) {
    return handOn(
        number,
        ticket -> groups(ticket).contains(group),
        ticket -> {
          ProcessPosition place = ticket.place();
          process.forward(place.taskId(), place.candidateGroup(), group.inModels());
          ticket.handOver(group);
        },
        group.inModels());
  }

  /** Gives the ticket to the colleague, who sees it among their own from now on. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult forward(TicketNumber number, long colleagueId) {
    return handOn(
        number,
        ticket -> isFor(ticket, colleagueId),
        ticket -> process.forward(ticket.place().taskId(), colleagueId),
        "account " + colleagueId);
  }

  /** Asked of the one alone: many tickets may go there at once. */
  private boolean isFor(Ticket ticket, long colleagueId) {
    return !ticket.isAssignedTo(colleagueId)
        && authenticators.isBound(colleagueId)
        && accounts.profiles(Set.of(colleagueId)).values().stream()
            .anyMatch(colleague -> rules.mayReview(ticket, colleague));
  }

  private DeskResult handOn(
      TicketNumber number, Predicate<Ticket> possible, Consumer<Ticket> move, String to) {
    Optional<Ticket> found =
        tickets
            .lock(number)
            .filter(Ticket::isForReview)
            .filter(ticket -> rules.isMine(ticket) || rules.isSupervisor());
    if (found.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Ticket ticket = found.get();
    Optional<DeskResult> ownInterest = rules.ownInterest(ticket);
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    if (!possible.test(ticket)) {
      return audit.refused(AuditAction.TICKET_FORWARDED, ticket, DeskResult.NOT_FOR_COLLEAGUE);
    }
    move.accept(ticket);
    audit.record(AuditAction.TICKET_FORWARDED, ticket, "to " + to);
    return DeskResult.DONE;
  }
}
