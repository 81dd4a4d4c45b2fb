package mfa.platform.persistence;

import java.sql.SQLException;
import java.util.Objects;

/** Tells a database that is not there, or not yet, from one that refuses something. */
public final class DatabaseAway {

  private DatabaseAway() {}

  /** Whether anything in the chain of causes says so. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException exception && says(exception)) {
        return true;
      }
    }
    return false;
  }

  /** Connection exceptions, shutting down, starting up, and no connection in time. */
  private static boolean says(SQLException exception) {
    String state = exception.getSQLState();
    return state == null ? isOfPool(exception) : state.startsWith("08") || state.startsWith("57P0");
  }

  /** What a database or its driver says has a state, what broke inside the pool has a cause. */
  private static boolean isOfPool(SQLException exception) {
    return exception.getCause() == null && exception.getClass() == SQLException.class;
  }

  /** What the innermost cause said. */
  static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}
