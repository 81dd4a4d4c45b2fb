package mfa.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** For what is not in the database, but has to go with its transactions. */
@ApplicationScoped
public class TransactionEnd {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  /** What is done when a transaction has ended. */
  @FunctionalInterface
  public interface Work {
    void run(boolean committed);
  }

  /** Does it when the transaction at hand has ended, in one way or the other. */
  public void afterwards(Work work) {
    transactions.registerInterposedSynchronization(new After(work));
  }

  private record After(Work work) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // It waits for the end.
    }

    @Override
    public void afterCompletion(int status) {
      work.run(status == Status.STATUS_COMMITTED);
    }
  }
}
