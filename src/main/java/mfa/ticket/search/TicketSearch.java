package mfa.ticket.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/** Keeps the terms of tickets, and looks for those that somebody typed. */
@Dependent
public class TicketSearch {

  static final String WORKER = "ticket-terms";

  /**
   * By what somebody finds a ticket.
   *
   * @param people name and address of the requester too; for those who may know them
   * @param workspaceId of tickets of this one alone; null for all
   */
  public record Scope(boolean people, @Nullable Long workspaceId) {

    public static final Scope PEOPLE_TOO = new Scope(true, null);
    public static final Scope NUMBER_AND_TITLE = new Scope(false, null);

    /** Number and title, among the tickets of a workspace. */
    public static Scope in(long workspaceId) {
      return new Scope(false, workspaceId);
    }

    /** So many tickets are found and sorted in good time; members have shorter lists. */
    int many() {
      return people ? 15_000 : 5_000;
    }

    /** Terms of name and address are of no workspace. */
    String condition(String term) {
      if (workspaceId != null) {
        return " and " + term + ".workspaceId = :termsOf";
      }
      return people ? "" : " and " + term + ".ofRequester = false";
    }

    /** The same in SQL, with the workspace as the fourth parameter. */
    String inSql() {
      if (workspaceId != null) {
        return " and x.workspace_id = ?4";
      }
      return people ? "" : " and x.of_requester = false";
    }

    void setParameter(Query query) {
      if (workspaceId != null) {
        query.setParameter("termsOf", workspaceId);
      }
    }
  }

  @Inject private TicketTerms terms;
  @Inject private AccountService accounts;

  /** What somebody typed into a list of tickets. */
  public SoughtTerms words(String typed, Scope scope) {
    Map<SearchTerms.Beginning, Integer> counts = new LinkedHashMap<>();
    SearchTerms.in(typed)
        .forEach(word -> counts.put(word, terms.count(word, scope, scope.many() + 1)));
    return new SoughtTerms(
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList(),
        scope,
        counts.values().stream().mapToInt(count -> count).min().orElse(0) > scope.many());
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
    // Held before the ticket is read: nobody renames or deletes the account meanwhile.
    terms.accountOf(ticketId).ifPresent(accounts::lock);
    terms.removeOf(ticketId);
    terms.ticket(ticketId).ifPresent(this::add);
    terms.markIndexed(ticketId);
  }

  /** The account has another name or address, or is gone: its tickets are found by what it is. */
  void follow(long accountId) {
    terms.markUnindexed(accountId);
  }
}
