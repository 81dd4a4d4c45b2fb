package mfa.ticket.search;

import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What somebody typed, and the tickets that have all of it. */
public final class SoughtTerms implements TicketCondition {

  /** A list shows and counts no more that were looked for: the newest ones. */
  public static final int SHOWN = 1_000;

  /** So many of a list are looked at where what was typed leads to too many. */
  public static final int SEARCHED = 10_000;

  private static final String FROM = "fromTerm";
  private static final String TO = "toTerm";
  private static final String OLDEST = "oldestSearched";

  private final List<SearchTerms.Beginning> words;
  private final TicketSearch.Scope scope;
  private final boolean common;
  private final @Nullable Long oldest;

  /**
   * @param words the rarest first
   * @param common whether even that one is in so many tickets that a list is read, and its tickets
   *     are looked at; fewer are found by the word
   */
  SoughtTerms(List<SearchTerms.Beginning> words, TicketSearch.Scope scope, boolean common) {
    this(words, scope, common, null);
  }

  private SoughtTerms(
      List<SearchTerms.Beginning> words,
      TicketSearch.Scope scope,
      boolean common,
      @Nullable Long oldest) {
    this.words = List.copyOf(words);
    this.scope = scope;
    this.common = common;
    this.oldest = oldest;
  }

  /**
   * Looks for them in a list.
   *
   * @param newestFirst asks for the ids of those of its tickets that meet a condition
   */
  public FoundTickets in(Function<TicketCondition, TypedQuery<Long>> newestFirst) {
    return searched(newestFirst).found(newestFirst);
  }

  /**
   * Looks for them in a list of which is known what is looked at.
   *
   * @param newestFirst as for {@link #in}
   */
  public FoundTickets found(Function<TicketCondition, TypedQuery<Long>> newestFirst) {
    List<Long> ids = newestFirst.apply(this).setMaxResults(SHOWN + 1).getResultList();
    return new FoundTickets(ids, isInPart());
  }

  /** Whether older tickets are not looked at, so that some of them may be missing. */
  public boolean isInPart() {
    return oldest != null;
  }

  /**
   * The condition without those tickets of a list that are not looked at.
   *
   * @param newestFirst as for {@link #in}
   */
  public SoughtTerms searched(Function<TicketCondition, TypedQuery<Long>> newestFirst) {
    Optional<Long> last =
        common
            ? newestFirst
                .apply(TicketCondition.NONE)
                .setFirstResult(SEARCHED - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
            : Optional.empty();
    return last.map(this::notBefore).orElse(this);
  }

  private SoughtTerms notBefore(long ticketId) {
    return new SoughtTerms(words, scope, common, ticketId);
  }

  @Override
  public boolean leadsToTickets() {
    return !common;
  }

  /**
   * The rarest word leads to tickets, or the list does; they are looked at for the other words. A
   * count of terms is no join, which a database could begin with a word that half of all tickets
   * have.
   */
  @Override
  public String of(String ticket) {
    if (words.isEmpty()) {
      return "1 = 0";
    }
    return common
        ? (oldest == null ? "" : ticket + ".id >= :" + OLDEST + " and ") + have(0, ticket + ".id")
        : ticket
            + (".id in (select x0.ticketId" + terms(0))
            + (words.size() == 1 ? ")" : " and " + have(1, "x0.ticketId") + ")");
  }

  private String have(int first, String ticketId) {
    return IntStream.range(first, words.size())
        .mapToObj(
            place ->
                ("(select count(x" + place + ".term)" + terms(place))
                    + (" and x" + place + ".ticketId = " + ticketId + ") > 0"))
        .collect(Collectors.joining(" and "));
  }

  private String terms(int place) {
    String alias = "x" + place;
    return (" from TicketTerm " + alias + " where " + alias + ".term >= :" + FROM + place)
        + (" and " + alias + ".term < :" + TO + place)
        + scope.condition(alias);
  }

  @Override
  public void setParameters(Query query) {
    if (words.isEmpty()) {
      return;
    }
    for (int place = 0; place < words.size(); place++) {
      query.setParameter(FROM + place, words.get(place).from());
      query.setParameter(TO + place, words.get(place).to());
    }
    scope.setParameter(query);
    if (oldest != null) {
      query.setParameter(OLDEST, oldest);
    }
  }
}
