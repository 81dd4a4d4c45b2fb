package mfa.bench;

import java.time.Clock;
import java.util.Arrays;
import java.util.function.BiConsumer;
import mfa.support.Services;
import mfa.support.TestDatabase;

/** Runs what measures services in its own process on one database after the other. */
final class BenchedDatabases {

  private BenchedDatabases() {}

  /**
   * Runs it, and ends the process.
   *
   * @param names of databases; none means all
   * @param run is given services whose clock stands at this moment
   */
  static void each(String[] names, BiConsumer<TestDatabase, Services> run) {
    var databases =
        names.length == 0
            ? TestDatabase.values()
            : Arrays.stream(names).map(TestDatabase::valueOf).toArray(TestDatabase[]::new);
    HashCost.print();
    for (var database : databases) {
      var services = Services.on(database);
      Timing.watch(services);
      services.clock().moveTo(Clock.systemUTC().instant());
      run.accept(database, services);
    }
    System.exit(0);
  }
}
