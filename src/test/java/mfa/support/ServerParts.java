package mfa.support;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mfa.platform.config.Configuration;
import mfa.platform.persistence.TransactionEnd;
import mfa.workflow.process.WorkflowEngine;

/** Stands in for what a server puts into CDI: its services, data source, settings and time. */
class ServerParts implements Extension {

  private final Transactions transactions;
  private final Requests requests;
  private final TestEngine engine;
  private final Clock clock;
  private final Configuration configuration;

  /** Without transactions there are no services, only settings. */
  ServerParts(
      Transactions transactions,
      Requests requests,
      TestEngine engine,
      Clock clock,
      Map<String, String> configuration) {
    this.transactions = transactions;
    this.requests = requests;
    this.engine = engine;
    this.clock = clock;
    Function<String, Optional<String>> source = key -> Optional.ofNullable(configuration.get(key));
    this.configuration = new Configuration(source);
  }

  /** A stateless service is one object here, and as good as many, because it keeps no state. */
  <T> void serve(@Observes @WithAnnotations(Stateless.class) ProcessAnnotatedType<T> service) {
    service
        .configureAnnotatedType()
        .add(ApplicationScoped.Literal.INSTANCE)
        .add(new Served.Literal());
  }

  void addParts(@Observes AfterBeanDiscovery discovery) {
    if (transactions != null) {
      add(discovery, EntityManager.class, transactions.entityManager());
      add(discovery, Transactions.class, transactions);
      add(discovery, TransactionEnd.class, transactions.end());
      add(discovery, Requests.class, requests);
      add(discovery, WorkflowEngine.class, engine);
    }
    add(discovery, Clock.class, clock);
    add(discovery, Configuration.class, configuration);
  }

  private static <T> void add(AfterBeanDiscovery discovery, Class<T> type, T part) {
    discovery
        .<T>addBean()
        .types(type, Object.class)
        .scope(Dependent.class)
        .createWith(context -> part);
  }
}
