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

/** Tells supervisors the numbers of customer service; those by agent are about people. */
@Stateless
public class NumbersService {

  @Inject private TicketWeeks weeks;
  @Inject private WaitingTickets waiting;
  @Inject private RatedTickets rated;
  @Inject private AccountService accounts;
  @Inject private Clock clock;

  /** The numbers of so many weeks, as they were counted last. */
  @RolesAllowed(Roles.SUPERVISOR)
  public PeriodNumbers of(NumbersPeriod period, Grouping grouping) {
    LocalDate first = period.first(clock.instant());
    Map<String, NumbersCount> counts = weeks.since(first, grouping);
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
    List<Ticket> tickets = rated.page(begin(period), page);
    Set<Long> agents =
        tickets.stream()
            .filter(ticket -> ticket.place().isAssigned())
            .map(ticket -> ticket.place().assigneeId())
            .collect(Collectors.toSet());
    Map<Long, String> names = accounts.names(agents);
    return tickets.stream().map(ticket -> item(ticket, names)).toList();
  }

  @RolesAllowed(Roles.SUPERVISOR)
  public long countComments(NumbersPeriod period) {
    return rated.count(begin(period));
  }

  private Instant begin(NumbersPeriod period) {
    return period.first(clock.instant()).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static RatingItem item(Ticket ticket, Map<Long, String> names) {
    return new RatingItem(
        ticket.ratedAt(),
        ticket.number(),
        ticket.type(),
        ticket.place().isAssigned() ? names.getOrDefault(ticket.place().assigneeId(), "") : "",
        ticket.rating(),
        ticket.ratingComment());
  }
}
