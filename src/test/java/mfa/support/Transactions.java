package mfa.support;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import mfa.platform.persistence.TransactionEnd;
import mfa.platform.persistence.TransactionEnd.End;

/**
 * The transactions of a server with container-managed ones: bound to the thread, with one
 * persistence context each, begun, joined, suspended and rolled back by the rules of Jakarta
 * Enterprise Beans (§8.6, §9.3).
 */
final class Transactions {

  private static final Set<String> WRITING =
      Set.of("persist", "merge", "remove", "refresh", "flush");

  private final EntityManagerFactory factory;
  private final Runnable ended;
  private final ThreadLocal<Place> place = new ThreadLocal<>();

  /**
   * @param ended is told of the end of each
   */
  Transactions(EntityManagerFactory factory, Runnable ended) {
    this.factory = factory;
    this.ended = ended;
  }

  /** Where a thread is: in a transaction, or outside with whatever it reads there. */
  private static final class Place {

    private final EntityManager inTransaction;
    private final boolean mayBeLeft;
    private final List<EntityManager> outside = new ArrayList<>();
    private final List<TransactionEnd.Work> afterwards = new ArrayList<>();

    Place(EntityManager inTransaction, boolean mayBeLeft) {
      this.inTransaction = inTransaction;
      this.mayBeLeft = mayBeLeft;
    }

    boolean isInTransaction() {
      return inTransaction != null;
    }
  }

  <T> T call(TransactionAttributeType type, Callable<T> work) {
    Place here = place.get();
    boolean active = here != null && here.isInTransaction();
    return switch (type) {
      case REQUIRED -> active ? join(here, work) : begin(work);
      case REQUIRES_NEW -> begin(demandNone(here, work));
      case NOT_SUPPORTED -> outside(demandNone(here, work));
      case SUPPORTS -> active ? join(here, work) : outside(work);
      case MANDATORY -> {
        if (!active) {
          throw new EJBTransactionRequiredException("There is no transaction.");
        }
        yield join(here, work);
      }
      case NEVER -> {
        if (active) {
          throw new EJBException("There is a transaction.");
        }
        yield outside(work);
      }
    };
  }

  /**
   * A transaction of its own for a command of the process engine within another of its commands:
   * the engine does so when it deploys and counts its numbers, and only it decides that.
   */
  <T> T callBesideAny(Callable<T> work) {
    return begin(work);
  }

  /** A transaction of a caller who does not know that what it calls leaves it. */
  <T> T callUnaware(Callable<T> work) {
    return begin(work, true);
  }

  /** A second connection beside one that may hold locks: few such callers stop a server. */
  private static <T> Callable<T> demandNone(Place here, Callable<T> work) {
    if (here != null && here.isInTransaction() && !here.mayBeLeft) {
      throw new AssertionError("A transaction is left for another while it is at work.");
    }
    return work;
  }

  private <T> T join(Place here, Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      here.inTransaction.getTransaction().setRollbackOnly();
      if (e instanceof EJBException known) {
        throw known;
      }
      throw new EJBTransactionRolledbackException(e.getMessage(), e);
    }
  }

  private <T> T begin(Callable<T> work) {
    return begin(work, false);
  }

  private <T> T begin(Callable<T> work, boolean mayBeLeft) {
    Place before = place.get();
    EntityManager entityManager = factory.createEntityManager();
    Place here = new Place(entityManager, mayBeLeft);
    place.set(here);
    End end = End.ROLLED_BACK;
    try {
      entityManager.getTransaction().begin();
      T result = work.call();
      end = entityManager.getTransaction().getRollbackOnly() ? End.ROLLED_BACK : End.UNSURE;
      end = end(entityManager);
      return result;
    } catch (Exception e) {
      rollBack(entityManager);
      throw asEjbException(e);
    } catch (Error e) {
      rollBack(entityManager);
      throw e;
    } finally {
      entityManager.close();
      ended.run();
      place.set(before);
      for (TransactionEnd.Work last : here.afterwards) {
        last.run(end);
      }
    }
  }

  /** What services tell that goes with the transaction of the moment. */
  TransactionEnd end() {
    return new TransactionEnd() {
      @Override
      public boolean isAhead() {
        Place here = place.get();
        return here != null && here.isInTransaction();
      }

      @Override
      public void afterwards(Work work) {
        place.get().afterwards.add(work);
      }
    };
  }

  private static void rollBack(EntityManager entityManager) {
    if (entityManager.getTransaction().isActive()) {
      entityManager.getTransaction().rollback();
    }
  }

  private static End end(EntityManager entityManager) {
    if (entityManager.getTransaction().getRollbackOnly()) {
      entityManager.getTransaction().rollback();
      return End.ROLLED_BACK;
    }
    entityManager.getTransaction().commit();
    return End.COMMITTED;
  }

  private <T> T outside(Callable<T> work) {
    Place before = place.get();
    Place here = new Place(null, false);
    place.set(here);
    try {
      return work.call();
    } catch (Exception e) {
      throw asEjbException(e);
    } finally {
      here.outside.forEach(EntityManager::close);
      place.set(before);
    }
  }

  private static RuntimeException asEjbException(Exception e) {
    boolean passes =
        e instanceof EJBException || e.getClass().isAnnotationPresent(ApplicationException.class);
    return passes && e instanceof RuntimeException known
        ? known
        : new EJBException(e.getMessage(), e);
  }

  /** What the repositories get: it leads to the persistence context of the moment. */
  EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> lead(method, arguments));
  }

  private Object lead(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target(method), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The connection of this thread's transaction; null where there is none. */
  Connection connection() {
    Place here = place.get();
    return here != null && here.isInTransaction()
        ? here.inTransaction.unwrap(Connection.class)
        : null;
  }

  private EntityManager target(Method method) {
    Place here = place.get();
    if (here == null) {
      throw new IllegalStateException("A repository was called outside any service.");
    }
    if (here.isInTransaction()) {
      return here.inTransaction;
    }
    if (WRITING.contains(method.getName())) {
      throw new TransactionRequiredException("There is no transaction to write in.");
    }
    EntityManager reading = factory.createEntityManager();
    here.outside.add(reading);
    return reading;
  }
}
