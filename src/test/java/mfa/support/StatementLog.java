package mfa.support;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * What one thread sends to the database, by our entities or by the engine: statements, and the ends
 * of its transactions.
 */
final class StatementLog extends SessionEventAdapter {

  private static final ThreadLocal<StatementLog> OPEN = new ThreadLocal<>();

  private final Thread thread = Thread.currentThread();
  private final List<String> sent = new ArrayList<>();

  private StatementLog() {}

  static List<String> of(EntityManagerFactory factory, Runnable work) {
    StatementLog log = new StatementLog();
    var events = JpaHelper.getServerSession(factory).getEventManager();
    events.addListener(log);
    OPEN.set(log);
    try {
      work.run();
    } finally {
      OPEN.remove();
      events.removeListener(log);
    }
    return List.copyOf(log.sent);
  }

  /** The engine sends this, past the entities. */
  static void sentByEngine(String statement) {
    StatementLog log = OPEN.get();
    if (log != null) {
      log.sent.add(statement);
    }
  }

  @Override
  public void preExecuteCall(SessionEvent event) {
    if (Thread.currentThread() == thread && event.getCall() instanceof DatabaseCall call) {
      sent.add(call.getSQLString());
    }
  }

  @Override
  public void postCommitTransaction(SessionEvent event) {
    if (Thread.currentThread() == thread) {
      sent.add("COMMIT");
    }
  }
}
