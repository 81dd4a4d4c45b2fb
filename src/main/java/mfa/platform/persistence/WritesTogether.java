package mfa.platform.persistence;

import jakarta.enterprise.inject.Vetoed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.eclipse.persistence.internal.databaseaccess.BatchWritingMechanism;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.databaseaccess.ParameterizedSQLBatchWritingMechanism;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * Sends what a transaction writes on one way to the database, where that takes several statements
 * at once, and not a way for each table. Many rows of one table go as batches of the driver.
 */
@Vetoed
public class WritesTogether extends BatchWritingMechanism {

  private static final long serialVersionUID = 1;

  /** Texts of more statements are not worth keeping prepared: they hardly come again. */
  private static final int MAX = 12;

  private transient List<DatabaseCall> waiting = new ArrayList<>();

  @Override
  public void appendCall(AbstractSession session, DatabaseCall call) {
    waiting.add(call);
  }

  @Override
  public void clear() {
    waiting = new ArrayList<>();
  }

  @Override
  public void executeBatchedStatements(AbstractSession session) {
    List<DatabaseCall> calls = waiting;
    clear();
    if (isWorthIt(session, calls)) {
      sendTogether(session, calls);
    } else {
      sendInBatches(session, calls);
    }
  }

  private boolean isWorthIt(AbstractSession session, List<DatabaseCall> calls) {
    long kinds = calls.stream().map(DatabaseCall::getSQLString).distinct().limit(2).count();
    return kinds > 1 && calls.size() <= MAX && session.getPlatform().isPostgreSQL();
  }

  private void sendInBatches(AbstractSession session, List<DatabaseCall> calls) {
    BatchWritingMechanism batches = new ParameterizedSQLBatchWritingMechanism(databaseAccessor);
    for (DatabaseCall call : calls) {
      if (call.hasParameters()) {
        batches.appendCall(session, call);
      } else {
        batches.executeBatchedStatements(session);
        check(call, (Integer) databaseAccessor.basicExecuteCall(call, null, session, false));
      }
    }
    batches.executeBatchedStatements(session);
  }

  private void sendTogether(AbstractSession session, List<DatabaseCall> calls) {
    databaseAccessor.incrementCallCount(session);
    try {
      send(databaseAccessor.getConnection(), session, calls);
    } catch (SQLException e) {
      RuntimeException lost =
          databaseAccessor.processExceptionForCommError(session, e, calls.getLast());
      throw lost != null
          ? lost
          : DatabaseException.sqlException(e, databaseAccessor, session, false);
    } finally {
      databaseAccessor.decrementCallCount();
    }
  }

  private static void send(Connection connection, AbstractSession session, List<DatabaseCall> calls)
      throws SQLException {
    String all = calls.stream().map(DatabaseCall::getSQLString).collect(Collectors.joining("; "));
    try (PreparedStatement prepared = connection.prepareStatement(all)) {
      bind(prepared, session, calls);
      prepared.execute();
      for (DatabaseCall call : calls) {
        check(call, prepared.getUpdateCount());
        prepared.getMoreResults();
      }
    }
  }

  private static void bind(
      PreparedStatement prepared, AbstractSession session, List<DatabaseCall> calls)
      throws SQLException {
    DatabasePlatform platform = session.getPlatform();
    int position = 1;
    for (DatabaseCall call : calls) {
      for (Object parameter : call.getParameters()) {
        platform.setParameterValueInDatabaseCall(parameter, prepared, position++, session);
      }
    }
  }

  /** Somebody else changed the row meanwhile. */
  private static void check(DatabaseCall call, int changed) {
    if (call.hasOptimisticLock() && changed != 1) {
      throw OptimisticLockException.batchStatementExecutionFailure();
    }
  }

  /** Each connection has one of its own. */
  @Override
  public BatchWritingMechanism clone() {
    WritesTogether copy = (WritesTogether) super.clone();
    copy.clear();
    return copy;
  }
}
