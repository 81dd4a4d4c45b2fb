package mfa.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * Opens the persistence unit on the pool of the product, and hands the repositories an entity
 * manager that leads to the one of the transaction at hand. Outside a transaction it only reads,
 * and what it read is nobody's any more.
 */
@ApplicationScoped
class EntityManagers {

  private static final Set<String> WRITING =
      Set.of("persist", "merge", "remove", "refresh", "flush", "lock");

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Inject private ReadOnce readOnce;

  @Produces
  @ApplicationScoped
  EntityManagerFactory open(DataSource pool) {
    return new PersistenceProvider()
        .createEntityManagerFactory(
            "mfa",
            Map.of(
                "eclipselink.persistencexml",
                "META-INF/mfa-persistence.xml",
                "jakarta.persistence.jtaDataSource",
                pool,
                "jakarta.persistence.nonJtaDataSource",
                pool));
  }

  void close(@Disposes EntityManagerFactory factory) {
    factory.close();
  }

  /** The proxy leads to the right one itself: CDI needs not wrap another one around it. */
  @Produces
  EntityManager entityManager(EntityManagerFactory factory) {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> lead(factory, method, arguments));
  }

  private Object lead(EntityManagerFactory factory, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target(factory, method), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private EntityManager target(EntityManagerFactory factory, Method method) {
    if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return ofTransaction(factory);
    }
    if (WRITING.contains(method.getName())) {
      throw new TransactionRequiredException("There is no transaction to write in.");
    }
    return factory.createEntityManager();
  }

  private EntityManager ofTransaction(EntityManagerFactory factory) {
    EntityManager known = (EntityManager) transactions.getResource(EntityManagers.class);
    if (known != null) {
      return known;
    }
    EntityManager entityManager = factory.createEntityManager();
    transactions.putResource(EntityManagers.class, entityManager);
    transactions.registerInterposedSynchronization(new ClosedAtTheEnd(entityManager, readOnce));
    return entityManager;
  }

  private record ClosedAtTheEnd(EntityManager entityManager, ReadOnce readOnce)
      implements Synchronization {

    @Override
    public void beforeCompletion() {
      // It writes by a synchronization of its own.
    }

    @Override
    public void afterCompletion(int status) {
      entityManager.close();
      readOnce.forget();
    }
  }
}
