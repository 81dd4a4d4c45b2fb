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

  /** How a transaction ended. */
  public enum End {
    COMMITTED,

    /** Nobody asked the database to commit it. */
    ROLLED_BACK,

    /** The commit failed, which it also does where only the answer of the database was lost. */
    UNSURE
  }

  /** What is done when a transaction has ended. */
  @FunctionalInterface
  public interface Work {
    void run(End end);
  }

  /** Whether there is a transaction at hand, so that its end is still to come. */
  public boolean isAhead() {
    return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }

  /** Does it when the transaction at hand has ended, in one way or the other. */
  public void afterwards(Work work) {
    transactions.registerInterposedSynchronization(new After(work));
  }

  private static final class After implements Synchronization {

    private final Work work;
    private boolean committing;

    private After(Work work) {
      this.work = work;
    }

    @Override
    public void beforeCompletion() {
      committing = true;
    }

    @Override
    public void afterCompletion(int status) {
      End notCommitted = committing ? End.UNSURE : End.ROLLED_BACK;
      work.run(status == Status.STATUS_COMMITTED ? End.COMMITTED : notCommitted);
    }
  }
}
