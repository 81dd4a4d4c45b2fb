package mfa.ticket.desk.tag;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import mfa.audit.AuditAction;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.Tickets;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.DeskRules;

/**
 * Sorts tickets for customer service; requesters never see how. The audit log keeps who did, not by
 * which word: tags are typed and go with their ticket, and the log stays.
 */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class TagService {

  public static final int MAX_PER_TICKET = 10;
  private static final int MAX_SUGGESTIONS = 20;

  @Inject private TicketTags tags;
  @Inject private Tickets tickets;
  @Inject private DeskRules rules;
  @Inject private TicketAudit audit;

  /** The tags of a ticket, in their order; none of one that the caller may not sort. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<String> of(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .filter(ticket -> rules.ownInterest(ticket).isEmpty())
        .map(tags::of)
        .orElse(List.of());
  }

  /** Tags of any tickets that begin with what was typed, up to 20. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<String> suggestions(String typed) {
    String beginning = SearchText.of(typed).toLowerCase(Locale.ROOT).replaceFirst("^[#＃]+", "");
    return tags.beginning(beginning, MAX_SUGGESTIONS);
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public TagResult add(TicketNumber number, TagName tag) {
    return change(
        number,
        ticket -> {
          List<String> present = tags.of(ticket);
          if (present.contains(tag.text())) {
            return TagResult.DONE;
          }
          if (present.size() >= MAX_PER_TICKET) {
            return TagResult.TOO_MANY;
          }
          tags.add(new TicketTag(ticket, tag));
          audit.record(AuditAction.TICKET_TAGGED, ticket, "added");
          return TagResult.DONE;
        });
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public TagResult remove(TicketNumber number, TagName tag) {
    return change(
        number,
        ticket -> {
          if (tags.remove(ticket, tag) > 0) {
            audit.record(AuditAction.TICKET_TAGGED, ticket, "removed");
          }
          return TagResult.DONE;
        });
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public TagResult prioritize(TicketNumber number, TicketPriority priority) {
    return change(
        number,
        ticket -> {
          TicketPriority former = ticket.priority();
          if (former != priority) {
            ticket.prioritize(priority);
            audit.record(AuditAction.TICKET_PRIORITIZED, ticket, former + " -> " + priority);
          }
          return TagResult.DONE;
        });
  }

  private TagResult change(TicketNumber number, Function<Ticket, TagResult> work) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isFiled);
    if (ticket.isEmpty()) {
      return TagResult.UNKNOWN;
    }
    return rules
        .ownInterest(ticket.get())
        .map(
            refusal ->
                refusal == DeskResult.OWN_TICKET ? TagResult.OWN_TICKET : TagResult.OWN_BROWSER)
        .orElseGet(() -> work.apply(ticket.get()));
  }
}
