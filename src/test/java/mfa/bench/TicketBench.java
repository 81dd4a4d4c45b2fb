package mfa.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mfa.platform.request.ListPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.OwnWorkService;
import mfa.ticket.support.SupportService;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;

/**
 * Calls what the pages with tickets call, beside a thousand and beside a million tickets, a tenth
 * of them open, and prints how long the server takes, what that costs in CPU time, and how many
 * times as long a million take.
 *
 * <p>Started as {@link ListBench}; arguments are names of databases, the system properties {@code
 * bench.times} (15), {@code bench.warmup} (4) and {@code bench.ticket-sizes} (1000,1000000).
 */
public final class TicketBench {

  private static final int TIMES = Integer.getInteger("bench.times", 15);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 4);
  private static final int[] SIZES =
      Stream.of(System.getProperty("bench.ticket-sizes", "1000,1000000").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  private static final int PAGE = 50;

  /** Those that are long, and the one with a few of many. */
  private static final List<DeskQueue> SORTED =
      List.of(DeskQueue.UNASSIGNED, DeskQueue.MINE, DeskQueue.OVERDUE, DeskQueue.ALL);

  private static final int FILE_PART = 200;

  /** What people look for, by what that is. */
  private static final Map<String, String> TEXTS =
      new TreeMap<>(
          Map.of(
              "common", "journey",
              "rare", "case77",
              "Chinese", "登录",
              "of nobody", "zzz",
              "of a number", "4711",
              "of a person", "person 4711",
              "of an address", "asks4711@",
              "of two words", "phone case77"));

  private final Services services;
  private final TimingTable timings = new TimingTable(SIZES);

  private TicketBench(Services services) {
    this.services = services;
  }

  public static void main(String[] arguments) {
    BenchedDatabases.each(
        arguments, (database, services) -> new TicketBench(services).run(database));
  }

  private void run(TestDatabase database) {
    for (var i = 0; i < SIZES.length; i++) {
      var data = new MillionTickets(services, SIZES[i]);
      var begin = System.nanoTime();
      data.fill();
      System.out.printf(
          "%n%s: %,d tickets filled in %.0f s%n",
          database, SIZES[i], (System.nanoTime() - begin) / 1e9);
      new Calls(i, data).measure();
    }
    timings.print();
  }

  /** What is called beside one number of tickets. */
  private final class Calls {

    private final int index;
    private final MillionTickets data;

    Calls(int index, MillionTickets data) {
      this.index = index;
      this.data = data;
    }

    void measure() {
      queues(data.agent());
      detail(data.agent());
      ofMember("own tickets", TicketListFilter.MINE, data.requester());
      ofMember("tickets of a workspace", TicketListFilter.of(data.workspaceId()), data.owner());
      var tickets = services.get(SupportService.class);
      var number = data.ofWorkspace();
      measure("ticket of a workspace", data.owner(), () -> tickets.ticket(number));
      numbers();
    }

    private void queues(Visitor agent) {
      var desk = services.get(DeskService.class);
      measure("counts of desk, at once", agent, desk::counts);
      for (var queue : DeskQueue.values()) {
        measure("desk, " + queue, agent, () -> desk.page(new QueuePage(queue, 0, PAGE)));
        measure("count of desk, " + queue, agent, () -> desk.count(queue));
      }
      for (var queue : SORTED) {
        for (var column : QueuePage.Column.values()) {
          for (var descending : List.of(false, true)) {
            var page = new QueuePage(queue, "", null, column, descending, 0, PAGE);
            measure(
                "desk, " + queue + " by " + column + (descending ? ", last first" : ""),
                agent,
                () -> desk.page(page));
          }
        }
      }
      var last = new QueuePage(DeskQueue.ALL, DeskService.MAX_COUNT - PAGE, PAGE);
      measure("desk, ALL, the last page", agent, () -> desk.page(last));
      TEXTS.forEach(
          (name, text) -> {
            var page =
                new QueuePage(
                    DeskQueue.ALL, text, null, QueuePage.Column.WAITING_SINCE, false, 0, PAGE);
            measure("desk, text " + name, agent, () -> desk.page(page));
            measure("count of desk, text " + name, agent, () -> desk.count(page));
          });
      var common = TEXTS.get("common");
      for (var column : List.of(QueuePage.Column.TITLE, QueuePage.Column.STATUS)) {
        var page = new QueuePage(DeskQueue.ALL, common, null, column, false, 0, PAGE);
        measure("desk, text common by " + column, agent, () -> desk.page(page));
      }
      var open = data.unassigned();
      for (var queue : List.of(DeskQueue.UNASSIGNED, DeskQueue.OVERDUE, DeskQueue.ALL)) {
        var page = new QueuePage(queue, 0, PAGE);
        measure("tickets beside one of " + queue, agent, () -> desk.neighbours(open, page));
      }
      measure("news of the desk", agent, () -> desk.countSince(desk.newest()));
    }

    private void detail(Visitor agent) {
      var desk = services.get(DeskService.class);
      var open = data.unassigned();
      measure("ticket at the desk", agent, () -> desk.open(open));
      var closed = data.closed();
      measure("closed ticket at the desk", agent, () -> desk.open(closed));
      measure("next ticket", agent, desk::next);
    }

    /** What the supervisors' page shows, once the weeks are counted, and what an agent sees. */
    private void numbers() {
      var counting = Timing.of(() -> services.work("ticket-statistics"));
      System.out.printf(
          "weeks counted in %.0f ms (%.0f ms CPU)%n", counting.took(), counting.cpu());
      var numbers = services.get(NumbersService.class);
      for (var grouping : Grouping.values()) {
        for (var period : List.of(NumbersPeriod.MONTH, NumbersPeriod.YEAR)) {
          measure(
              "numbers of " + period + " by " + grouping,
              data.supervisor(),
              () -> numbers.of(period, grouping));
        }
        measure(
            "waiting tickets by " + grouping, data.supervisor(), () -> numbers.waiting(grouping));
      }
      for (var period : List.of(NumbersPeriod.MONTH, NumbersPeriod.YEAR)) {
        measure(
            "comments of " + period,
            data.supervisor(),
            () -> numbers.comments(period, new ListPage(0, PAGE)));
        measure(
            "count of comments of " + period,
            data.supervisor(),
            () -> numbers.countComments(period));
        measure(
            "page of the numbers of " + period, data.supervisor(), () -> opened(numbers, period));
      }
      var own = services.get(OwnWorkService.class);
      measure("own work of an agent", data.agent(), own::own);
    }

    /** All that the page asks for at once. */
    private static void opened(NumbersService numbers, NumbersPeriod period) {
      numbers.of(period, Grouping.WEEK);
      numbers.waiting(Grouping.WEEK);
      numbers.countComments(period);
      numbers.comments(period, new ListPage(0, PAGE));
    }

    /** What the page of tickets asks for, and a part of its file. */
    private void ofMember(String name, TicketListFilter all, Visitor member) {
      var lists = services.get(TicketListService.class);
      for (var column : TicketListQuery.Column.values()) {
        for (var descending : List.of(false, true)) {
          var page = new TicketListQuery(all, column, descending, 0, PAGE);
          measure(
              name + " by " + column + (descending ? ", last first" : ""),
              member,
              () -> lists.page(page));
        }
      }
      var filters = new LinkedHashMap<String, TicketListFilter>();
      filters.put("all", all);
      var workspace = all.workspaceId();
      filters.put("of a type", new TicketListFilter(workspace, TicketType.BUG, null, ""));
      filters.put("closed", new TicketListFilter(workspace, null, TicketStatus.CLOSED, ""));
      filters.put(
          "waiting", new TicketListFilter(workspace, null, TicketStatus.WAITING_FOR_FEEDBACK, ""));
      TEXTS.forEach(
          (text, typed) ->
              filters.put("text " + text, new TicketListFilter(workspace, null, null, typed)));
      filters.forEach(
          (which, filter) -> {
            measure(
                name + ", " + which,
                member,
                () -> lists.page(new TicketListQuery(filter, 0, PAGE)));
            measure("count of " + name + ", " + which, member, () -> lists.count(filter));
          });
      int total = member.does(() -> Math.toIntExact(lists.count(all)));
      var middle = member.does(() -> lists.page(new TicketListQuery(all, total / 2, 1)));
      measure(
          name + ", a part of the file",
          member,
          () ->
              middle.stream()
                  .findFirst()
                  .ifPresentOrElse(
                      last -> lists.export(all, last, FILE_PART),
                      () -> lists.export(all, FILE_PART)));
    }

    private void measure(String name, Visitor visitor, Runnable call) {
      List<Timing.Sample> samples = new ArrayList<>();
      for (var i = 0; i < WARM_UP + TIMES; i++) {
        var sample = Timing.of(() -> visitor.does(call));
        if (i >= WARM_UP) {
          samples.add(sample);
        }
        services.clock().moveBy(Duration.ofMillis(1));
        data.touch();
      }
      timings.keep(index, name, samples);
    }
  }
}
