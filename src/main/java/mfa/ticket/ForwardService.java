package mfa.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.Roles;

/**
 * Hands a ticket to a colleague: by the one who has it, or by a supervisor. Only to somebody who
 * may decide on it; nobody with an interest in it chooses who does (R50).
 */
@Stateless
public class ForwardService {

  private Tickets tickets;
  private DeskRules rules;
  private Unbinding unbinding;
  private AccountService accounts;
  private AuthenticatorService authenticators;
  private AuditService audit;

  protected ForwardService() {}

  @Inject
  public ForwardService(
      Tickets tickets,
      DeskRules rules,
      Unbinding unbinding,
      AccountService accounts,
      AuthenticatorService authenticators,
      AuditService audit) {
    this.tickets = tickets;
    this.rules = rules;
    this.unbinding = unbinding;
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.audit = audit;
  }

  /** Who could have the ticket instead, by name; nobody where it waits for no review. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<Colleague> colleagues(TicketNumber number) {
    return tickets
        .find(number)
        .filter(ticket -> ticket.taskId() != null)
        .map(this::colleagues)
        .orElse(List.of());
  }

  private List<Colleague> colleagues(Ticket ticket) {
    return Stream.of(PlatformRole.AGENT, PlatformRole.SUPERVISOR)
        .flatMap(role -> accounts.holders(role).stream())
        .distinct()
        .filter(profile -> !ticket.isAssignedTo(profile.id()))
        .filter(profile -> rules.refusal(ticket, profile).isEmpty())
        .filter(profile -> authenticators.isBound(profile.id()))
        .map(ForwardService::colleague)
        .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
        .toList();
  }

  private static Colleague colleague(Profile profile) {
    boolean supervisor = profile.platformRoles().contains(PlatformRole.SUPERVISOR);
    return new Colleague(profile.id(), profile.name(), supervisor);
  }

  /** Gives the ticket to the colleague, who sees it among the own ones from now on. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public DeskResult forward(TicketNumber number, long colleagueId) {
    Optional<Ticket> found =
        tickets
            .lock(number)
            .filter(ticket -> ticket.taskId() != null)
            .filter(ticket -> rules.isMine(ticket) || rules.isSupervisor());
    if (found.isEmpty()) {
      return DeskResult.NOT_WAITING;
    }
    Ticket ticket = found.get();
    Optional<DeskResult> ownInterest = rules.ownInterest(ticket);
    if (ownInterest.isPresent()) {
      return ownInterest.get();
    }
    if (colleagues(ticket).stream().noneMatch(colleague -> colleague.id() == colleagueId)) {
      return DeskResult.NOT_FOR_COLLEAGUE;
    }
    unbinding.forward(ticket.taskId(), colleagueId);
    audit.record(
        AuditEvent.success(AuditAction.TICKET_FORWARDED, ticket.accountId())
            .saying(number + " to account " + colleagueId));
    return DeskResult.DONE;
  }
}
