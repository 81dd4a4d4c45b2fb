package mfa.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** Tells a database that is not there, or not yet, from one that refuses something. */
final class DatabaseAway {

  private DatabaseAway() {}

  /** Whether anything in the chain of causes says so. */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException exception && says(exception)) {
        return true;
      }
    }
    return false;
  }

  /** Connection exceptions, shutting down, starting up, and no connection within its time. */
  private static boolean says(SQLException exception) {
    String state = exception.getSQLState() == null ? "" : exception.getSQLState();
    return state.startsWith("08")
        || state.startsWith("57P0")
        || exception instanceof SQLTimeoutException
        || (state.isEmpty() && isAcquisition(exception));
  }

  /** The pool says so by a plain exception. */
  private static boolean isAcquisition(SQLException exception) {
    return String.valueOf(exception.getMessage()).contains("acquisition");
  }

  /** What the innermost cause said. */
  static String words(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
