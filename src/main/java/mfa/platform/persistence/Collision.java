package mfa.platform.persistence;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** Tells work that lost against other work on the same rows from work that is wrong. */
public final class Collision {

  /** Serialization failure and deadlock (SQL, H2, PostgreSQL), and a lock not given in time. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00");

  private Collision() {}

  /** Whether anything in the chain of causes says so: the same may succeed a moment later. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException
          || cause instanceof PessimisticLockException
          || cause instanceof LockTimeoutException
          || cause instanceof SQLException exception && says(exception)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(SQLException exception) {
    String state = exception.getSQLState();
    return state != null && STATES.contains(state);
  }
}
