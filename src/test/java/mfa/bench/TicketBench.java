package mfa.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;

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
    }

    private void queues(Visitor agent) {
      var desk = services.get(DeskService.class);
      for (var queue : DeskQueue.values()) {
        measure("desk, " + queue, agent, () -> desk.page(new QueuePage(queue, 0, PAGE)));
        measure("count of desk, " + queue, agent, () -> desk.count(queue));
      }
      for (var column : QueuePage.Column.values()) {
        var page = new QueuePage(DeskQueue.ALL, "", null, column, false, 0, PAGE);
        measure("desk, all by " + column, agent, () -> desk.page(page));
      }
      new TreeMap<>(
              Map.of(
                  "common", "journey",
                  "rare", "case77",
                  "Chinese", "登录",
                  "of nobody", "zzz",
                  "of a number", "4711",
                  "of a person", "person 4711",
                  "of an address", "asks4711@",
                  "of two words", "phone case77"))
          .forEach(
              (name, text) -> {
                var page =
                    new QueuePage(
                        DeskQueue.ALL, text, null, QueuePage.Column.WAITING_SINCE, false, 0, PAGE);
                measure("desk, text " + name, agent, () -> desk.page(page));
                measure("count of desk, text " + name, agent, () -> desk.count(page));
              });
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
