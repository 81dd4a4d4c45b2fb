package mfa.support;

import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mfa.login.Caller;
import mfa.login.CallerService;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.platform.worker.Worker;
import org.jboss.weld.context.RequestContext;
import org.jboss.weld.context.unbound.UnboundLiteral;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * The services of a server, started on a database: all of production but HTTP. The pages that tests
 * show without a browser are there as well, where all tests share them.
 */
public final class Services implements AutoCloseable {

  /** The key that test data is sealed and hashed with. */
  public static final String KEY = "test1:" + Base64.getEncoder().encodeToString(new byte[32]);

  private static final Map<TestDatabase, Services> SHARED = new ConcurrentHashMap<>();
  private static final AtomicInteger STARTS = new AtomicInteger();

  private final TestDatabase.Running database;
  private final TestClock clock;
  private final EntityManagerFactory factory;
  private final Transactions transactions;
  private final Requests requests = new Requests();
  private final TestEngine engine;
  private final WeldContainer container;

  private Services(
      TestDatabase.Running database,
      TestClock clock,
      Map<String, String> configuration,
      Class<?>... pages) {
    this.database = database;
    this.clock = clock;
    String name = "services" + STARTS.incrementAndGet();
    this.factory = PersistenceUnit.start(database, name);
    this.transactions = new Transactions(factory, () -> get(ReadOnce.class).forget());
    this.engine = new TestEngine(transactions, database, clock);
    this.container =
        new Weld(name)
            .disableDiscovery()
            .beanClasses(ProductionClasses.beans())
            .addBeanClasses(pages)
            .addBeanClass(ServiceCall.class)
            .addExtension(new ServerParts(transactions, requests, engine, clock, configuration))
            .initialize();
    engine.prepare(container, name, this::asTimer);
  }

  /** The ones that all tests on this database share. */
  public static Services on(TestDatabase database) {
    return SHARED.computeIfAbsent(database, key -> started(key.running()));
  }

  /** Those of one test alone, whose database goes away and comes back. */
  public static Services on(PostgresqlServer database) {
    TestDatabase.migrate(database.running());
    return started(database.running());
  }

  private static Services started(TestDatabase.Running database) {
    Services services =
        new Services(database, firstOfMarch(), configuration(Map.of()), ProductionClasses.pages());
    services.engine.engine();
    return services;
  }

  private static TestClock firstOfMarch() {
    return new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  }

  /**
   * Other services on the same database at the same time, as after a restart or on a second node.
   *
   * @param changes keys that are configured in another way
   */
  public Services another(Map<String, String> changes) {
    return new Services(database, clock, configuration(changes));
  }

  /** Others on the same database at the same time, with beans of a test. */
  public Services another(Class<?>... beans) {
    return another(Map.of(), beans);
  }

  /** The same that are configured in another way as well. */
  public Services another(Map<String, String> changes, Class<?>... beans) {
    return new Services(database, clock, configuration(changes), beans);
  }

  /** Reads all settings, as every start does first. */
  static void readSettings(Map<String, String> changes) {
    ServerParts parts =
        new ServerParts(null, null, null, Clock.systemUTC(), configuration(changes));
    Weld settings = new Weld("settings" + STARTS.incrementAndGet()).disableDiscovery();
    settings.beanClasses(ProductionClasses.settings()).addExtension(parts).initialize().close();
  }

  private static Map<String, String> configuration(Map<String, String> changes) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("mfa.base-url", "https://mfa.example.com");
    configuration.put("mfa.customer-service", "help@example.com");
    configuration.put("mfa.database.class", "org.h2.jdbcx.JdbcDataSource");
    configuration.put("mfa.database.url", "jdbc:h2:mem:");
    configuration.put("mfa.database.user", "mfa");
    configuration.put("mfa.database.password", "none");
    configuration.put("mfa.crypto.keys", KEY);
    configuration.put("mfa.mail.host", "127.0.0.1");
    configuration.put("mfa.mail.port", "9");
    configuration.put("mfa.mail.security", "none");
    configuration.put("mfa.mail.from", "mfa@example.com");
    configuration.put("mfa.mail.timeout", "PT5S");
    configuration.put("mfa.verification.total-hour", "1000000");
    configuration.put("mfa.login.reset-total-hour", "1000000");
    configuration.put("mfa.mode", "development");
    // A fifth of what one costs in production: thousands of tests compare one.
    configuration.put("mfa.login.argon2-iterations", "1");
    // Races want many sessions at once.
    configuration.put("mfa.session.per-account", "100");
    configuration.putAll(changes);
    return configuration;
  }

  /** What each of its transactions locks, a statement each, in their order: entity and key. */
  public List<List<String>> locksOf(Runnable work) {
    return LockLog.of(factory, work);
  }

  /** What it sends to the database: each way there, {@code COMMIT} for the end of a transaction. */
  public List<String> statementsOf(Runnable work) {
    return StatementLog.of(work);
  }

  /** Does something else, in a thread of its own, right after the first such statement. */
  public void between(Predicate<String> statement, Runnable work, Runnable other) {
    AtomicBoolean done = new AtomicBoolean();
    StatementLog.tell(
        sent -> {
          if (statement.test(sent) && !done.getAndSet(true)) {
            CompletableFuture.runAsync(other).join();
          }
        },
        work);
    if (!done.get()) {
      throw new IllegalStateException("There was no such statement.");
    }
  }

  public <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  public TestClock clock() {
    return clock;
  }

  public boolean isPostgresql() {
    return database.url().startsWith("jdbc:postgresql:");
  }

  public Sql sql() {
    return new Sql(database.source());
  }

  public <T> T inTransaction(Function<EntityManager, T> work) {
    return transactions.call(
        TransactionAttributeType.REQUIRES_NEW, () -> work.apply(transactions.entityManager()));
  }

  /** The transaction of a caller who does not know that what it calls leaves it. */
  public <T> T inTransactionOfSomebodyUnaware(Supplier<T> work) {
    return transactions.callUnaware(work::get);
  }

  /** Runs what a timer's thread does: in a request of the server's own, with no caller. */
  public <T> T asTimer(Supplier<T> work) {
    return inRequest(() -> requests.as(Set.of(), work));
  }

  public void asTimer(Runnable work) {
    asTimer(
        () -> {
          work.run();
          return null;
        });
  }

  /** Has the worker of this name do what is due, batch by batch. */
  public void work(String worker) {
    BooleanSupplier work =
        workers().stream()
            .filter(each -> each.name().equals(worker))
            .findFirst()
            .orElseThrow()
            .work();
    boolean more;
    do {
      more = inRequest(() -> requests.as(Set.of(), work::getAsBoolean));
    } while (more);
  }

  /** Everything that is done in the background. */
  public List<Worker> workers() {
    return container.select(Worker.class, Any.Literal.INSTANCE).stream().toList();
  }

  /** What a feature tells the others, in a transaction that ends with it. */
  public void notify(Object event) {
    asTimer(
        () ->
            inTransaction(
                entityManager -> {
                  container.event().fire(event);
                  return null;
                }));
  }

  /** Runs a request as the gate would let it in: from somewhere, in a session or in none. */
  <T> T as(Client client, String deviceKey, String sessionKey, Supplier<T> work) {
    return inRequest(
        () -> {
          CurrentRequest request = get(CurrentRequest.class);
          request.from(client, deviceKey);
          Set<String> roles = Set.of();
          if (sessionKey != null) {
            Caller caller =
                get(CallerService.class).caller(sessionKey).orElseThrow(SessionIsOver::new);
            request.by(caller.accountId(), caller.sessionId());
            roles = caller.roles();
          }
          return requests.as(roles, work);
        });
  }

  private <T> T inRequest(Supplier<T> work) {
    RequestContext context = container.select(RequestContext.class, UnboundLiteral.INSTANCE).get();
    if (context.isActive()) {
      throw new IllegalStateException("A request is at work on this thread already.");
    }
    context.activate();
    try {
      return work.get();
    } finally {
      context.invalidate();
      context.deactivate();
    }
  }

  @Override
  public void close() {
    engine.stop();
    container.close();
    factory.close();
  }
}
