package mfa.ticket.support;

import mfa.platform.text.SearchText;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.search.SoughtTerms;

/**
 * Which tickets a list shows.
 *
 * @param workspaceId all of this workspace; null for the caller's own
 * @param type null for each
 * @param status null for each
 * @param search beginnings of words of the title, or a part of the number; everything if empty,
 *     kept up to 100 characters
 */
public record TicketListFilter(
    Long workspaceId, TicketType type, TicketStatus status, String search) {

  /** The caller's own tickets, all of them. */
  public static final TicketListFilter MINE = new TicketListFilter(null, null, null, "");

  public TicketListFilter {
    search = SearchText.of(search);
  }

  /** All tickets of a workspace. */
  public static TicketListFilter of(long workspaceId) {
    return new TicketListFilter(workspaceId, null, null, "");
  }

  /** How many of its tickets are shown and counted. */
  public int max() {
    return search.isEmpty() ? TicketListService.MAX_COUNT : SoughtTerms.SHOWN;
  }

  /** Whether it leaves something out. */
  public boolean narrows() {
    return type != null || status != null || !search.isEmpty();
  }
}
