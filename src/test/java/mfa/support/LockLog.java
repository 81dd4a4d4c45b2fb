package mfa.support;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.queries.ObjectLevelReadQuery;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** The rows that one thread locks by reading them, a statement each, in every transaction. */
final class LockLog extends SessionEventAdapter {

  private final Thread thread = Thread.currentThread();
  private final Map<Session, List<String>> locks = new LinkedHashMap<>();

  private LockLog() {}

  static List<List<String>> of(EntityManagerFactory factory, Runnable work) {
    LockLog log = new LockLog();
    var events = JpaHelper.getServerSession(factory).getEventManager();
    events.addListener(log);
    try {
      work.run();
    } finally {
      events.removeListener(log);
    }
    return List.copyOf(log.locks.values());
  }

  @Override
  public void postExecuteQuery(SessionEvent event) {
    if (Thread.currentThread() == thread
        && event.getQuery() instanceof ObjectLevelReadQuery query
        && query.isLockQuery()) {
      Stream<?> rows =
          event.getResult() instanceof Collection<?> all
              ? all.stream()
              : Stream.ofNullable(event.getResult());
      rows.map(row -> row.getClass().getSimpleName() + " " + event.getSession().getId(row))
          .forEach(locks.computeIfAbsent(event.getSession(), unit -> new ArrayList<>())::add);
    }
  }
}
