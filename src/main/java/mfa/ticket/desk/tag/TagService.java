package mfa.ticket.desk.tag;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.Tickets;

/** Sorts tickets for customer service; requesters never see how. */
@Stateless
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
public class TagService {

  public static final int MAX_PER_TICKET = 10;
  private static final int MAX_SUGGESTIONS = 20;

  @Inject private TicketTags tags;
  @Inject private Tickets tickets;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;

  /** The tags of a ticket, in their order; none of the caller's own ticket. */
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public List<String> of(TicketNumber number) {
    return tickets
        .find(number)
        .filter(Ticket::isFiled)
        .filter(ticket -> ticket.accountId() != request.requiredAccountId())
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
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isFiled);
    Optional<TagResult> refusal = refusal(ticket);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> present = tags.of(ticket.get());
    if (present.contains(tag.text())) {
      return TagResult.DONE;
    }
    if (present.size() >= MAX_PER_TICKET) {
      return TagResult.TOO_MANY;
    }
    tags.add(new TicketTag(ticket.get(), tag));
    audit.record(AuditAction.TICKET_TAGGED, ticket.get(), "+" + tag.text());
    return TagResult.DONE;
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public TagResult remove(TicketNumber number, TagName tag) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isFiled);
    Optional<TagResult> refusal = refusal(ticket);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (tags.remove(ticket.get(), tag) > 0) {
      audit.record(AuditAction.TICKET_TAGGED, ticket.get(), "-" + tag.text());
    }
    return TagResult.DONE;
  }

  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR})
  public TagResult prioritize(TicketNumber number, TicketPriority priority) {
    Optional<Ticket> ticket = tickets.lock(number).filter(Ticket::isFiled);
    Optional<TagResult> refusal = refusal(ticket);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    TicketPriority former = ticket.get().priority();
    if (former != priority) {
      ticket.get().prioritize(priority);
      audit.record(AuditAction.TICKET_PRIORITIZED, ticket.get(), former + " -> " + priority);
    }
    return TagResult.DONE;
  }

  private Optional<TagResult> refusal(Optional<Ticket> ticket) {
    if (ticket.isEmpty()) {
      return Optional.of(TagResult.UNKNOWN);
    }
    return ticket.get().accountId() == request.requiredAccountId()
        ? Optional.of(TagResult.OWN_TICKET)
        : Optional.empty();
  }
}
