package mfa.ticket.numbers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.ticket.Ticket;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskRules;

/** Tells supervisors the numbers of customer service; those by agent are about people. */
@Stateless
public class NumbersService {

  /** A page shows no more: nobody reads them all, and a file has them. */
  public static final int MAX_COMMENTS = 1_000;

  @Inject private TicketWeeks weeks;
  @Inject private WaitingTickets waiting;
  @Inject private RatedTickets rated;
  @Inject private DeskRules rules;
  @Inject private AccountService accounts;
  @Inject private Clock clock;

  /** The numbers of so many weeks, as they were counted last. */
  @RolesAllowed(Roles.SUPERVISOR)
  public PeriodNumbers of(NumbersPeriod period, Grouping grouping) {
    LocalDate first = period.first(clock.instant());
    Map<String, NumbersCount> counts =
        grouping == Grouping.WEEK ? weeks.byWeek(first) : weeks.byMember(period, grouping);
    List<NumbersRow> rows =
        switch (grouping) {
          case WEEK ->
              IntStream.range(0, period.weeks())
                  .mapToObj(week -> row(first.plusWeeks(week), counts))
                  .toList();
          case TYPE -> byType(counts, (name, count) -> new NumbersRow(name, count.numbers()));
          case AGENT ->
              byAgent(
                  counts,
                  NumbersCount::addAll,
                  (name, count) -> new NumbersRow(name, count.numbers()));
        };
    return new PeriodNumbers(rows, weeks.countedAt());
  }

  private static NumbersRow row(LocalDate monday, Map<String, NumbersCount> counts) {
    NumbersCount none = new NumbersCount();
    return new NumbersRow(
        monday.toString(), counts.getOrDefault(Long.toString(monday.toEpochDay()), none).numbers());
  }

  /** The tickets that waited at the last count, by agent or else by type. */
  @RolesAllowed(Roles.SUPERVISOR)
  public List<WaitingRow> waiting(Grouping grouping) {
    return grouping == Grouping.AGENT
        ? byAgent(waiting.counted(Grouping.AGENT), NumbersService::sum, WaitingRow::new)
        : byType(waiting.counted(Grouping.TYPE), WaitingRow::new);
  }

  private static List<Long> sum(List<Long> one, List<Long> other) {
    return IntStream.range(0, one.size()).mapToObj(age -> one.get(age) + other.get(age)).toList();
  }

  private static <C, R> List<R> byType(Map<String, C> counts, BiFunction<String, C, R> row) {
    return Stream.of(TicketType.values())
        .map(Enum::name)
        .filter(counts::containsKey)
        .map(type -> row.apply(type, counts.get(type)))
        .toList();
  }

  /** Those whose account is gone are counted together with what nobody held, at the end. */
  private <C, R> List<R> byAgent(
      Map<String, C> counts, BinaryOperator<C> sum, BiFunction<String, C, R> row) {
    Map<Long, String> names =
        accounts.names(counts.keySet().stream().map(Long::valueOf).collect(Collectors.toSet()));
    List<R> rows = new ArrayList<>();
    names.entrySet().stream()
        .sorted(
            Map.Entry.<Long, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            agent -> rows.add(row.apply(agent.getValue(), counts.get(agent.getKey().toString()))));
    counts.entrySet().stream()
        .filter(count -> !names.containsKey(Long.valueOf(count.getKey())))
        .map(Map.Entry::getValue)
        .reduce(sum)
        .ifPresent(nobody -> rows.add(row.apply("", nobody)));
    return rows;
  }

  /** What requesters wrote with their ratings in so many weeks, the newest first. */
  @RolesAllowed(Roles.SUPERVISOR)
  public List<RatingItem> comments(NumbersPeriod period, ListPage page) {
    return items(rated.page(begin(period), page));
  }

  /** Those behind that one, as far as the period goes. */
  @RolesAllowed(Roles.SUPERVISOR)
  public List<RatingItem> comments(NumbersPeriod period, RatingItem last, int max) {
    return items(rated.behind(last, begin(period), max));
  }

  private List<RatingItem> items(List<Ticket> tickets) {
    Set<Long> agents =
        tickets.stream()
            .map(ticket -> ticket.place().assigneeId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Long, String> names = accounts.names(agents);
    return tickets.stream().map(ticket -> item(ticket, names)).toList();
  }

  /** How many there are; one more than {@link #MAX_COMMENTS} says that there are more. */
  @RolesAllowed(Roles.SUPERVISOR)
  public long countComments(NumbersPeriod period) {
    return rated.count(begin(period), MAX_COMMENTS + 1);
  }

  private Instant begin(NumbersPeriod period) {
    return period.first(clock.instant()).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Of a ticket that the caller may not work on is not told who did. */
  private RatingItem item(Ticket ticket, Map<Long, String> names) {
    boolean own = rules.ownInterest(ticket).isPresent();
    Long agent = ticket.place().assigneeId();
    return new RatingItem(
        ticket.ratedAt(),
        ticket.number(),
        ticket.type(),
        own,
        own || agent == null ? "" : names.getOrDefault(agent, ""),
        ticket.rating(),
        ticket.ratingComment());
  }
}
