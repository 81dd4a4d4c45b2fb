package mfa.ticket.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.ticket.Ticket;

/** Keeps the terms of tickets, and says in JPQL which tickets have those that somebody typed. */
@Dependent
public class TicketSearch {

  public static final int MAX_TERM_LENGTH = SearchTerms.MAX_LENGTH;

  static final String WORKER = "ticket-terms";

  private static final String FROM = "fromTerm";
  private static final String TO = "toTerm";

  /** By what somebody finds a ticket. */
  public enum Scope {
    NUMBER_AND_TITLE,

    /** Name and address of the requester too; for those who may know them. */
    PEOPLE_TOO
  }

  @Inject private TicketTerms terms;
  @Inject private AccountService accounts;

  /**
   * The condition under which a ticket has all that was typed; it needs {@link #parameters}.
   *
   * @param ticket the alias of tickets in the query
   */
  public static String condition(String ticket, String typed, Scope scope) {
    int count = SearchTerms.in(typed).size();
    return count == 0
        ? "1 = 0"
        : IntStream.range(0, count)
            .mapToObj(place -> condition(ticket, "x" + place, place, scope))
            .collect(Collectors.joining(" and "));
  }

  private static String condition(String ticket, String alias, int place, Scope scope) {
    return ticket
        + (".id in (select " + alias + ".ticketId from TicketTerm " + alias)
        + (" where " + alias + ".term >= :" + FROM + place)
        + (" and " + alias + ".term < :" + TO + place)
        + (scope == Scope.PEOPLE_TOO ? "" : " and " + alias + ".ofRequester = false")
        + ")";
  }

  /** The parameters of {@link #condition}. */
  public static void parameters(Query query, String typed) {
    List<SearchTerms.Beginning> beginnings = SearchTerms.in(typed);
    for (int place = 0; place < beginnings.size(); place++) {
      query.setParameter(FROM + place, beginnings.get(place).from());
      query.setParameter(TO + place, beginnings.get(place).to());
    }
  }

  /** To be called for each new ticket; later changes are followed a moment after they happened. */
  public void add(Ticket ticket) {
    Optional<Profile> requester =
        ticket.isErased() ? Optional.empty() : accounts.profile(ticket.accountId());
    terms.add(
        ticket,
        SearchTerms.of(ticket),
        requester
            .map(profile -> SearchTerms.of(profile.name() + " " + profile.email().canonical()))
            .orElse(Set.of()));
  }

  /** Takes the terms of the ticket from it and its account once more. */
  void renew(long ticketId) {
    terms.removeOf(ticketId);
    terms.ticket(ticketId).ifPresent(this::add);
    terms.markIndexed(ticketId);
  }

  /** The account has another name or address, or is gone: its tickets are found by what it is. */
  void follow(long accountId) {
    terms.markUnindexed(accountId);
  }
}
