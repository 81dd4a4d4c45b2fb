package mfa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import mfa.platform.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the pages that one signed-in account can make the server keep (R74): anyone who signs in
 * over and over leaves sessions of the container behind that nobody asks for any more. A few more
 * are kept than count as signed in, so that a browser whose sign-in ended is told why.
 */
@WebListener
public class MemberSessions
    implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

  /** The attribute that makes a session an account's: the account's id. */
  public static final String ACCOUNT = "mfa.account";

  public static final String MAX = "mfa.session.per-account";
  public static final int MAX_BY_DEFAULT = 10;
  public static final int MAX_ALLOWED = 100;

  private static final int ENDED_ONES = 5;

  private final Map<Long, Map<String, HttpSession>> ofAccounts = new HashMap<>();
  private final int max;

  @Inject
  public MemberSessions(Configuration configuration) {
    max = configuration.number(MAX, MAX_BY_DEFAULT, 1, MAX_ALLOWED) + ENDED_ONES;
  }

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    if (event.getName().equals(ACCOUNT)) {
      HttpSession surplus = add((Long) event.getValue(), event.getSession());
      if (surplus != null) {
        EndableSession.end(surplus);
      }
    }
  }

  private synchronized @Nullable HttpSession add(Long account, HttpSession session) {
    Map<String, HttpSession> sessions =
        ofAccounts.computeIfAbsent(account, any -> new LinkedHashMap<>());
    sessions.put(session.getId(), session);
    return sessions.size() > max ? sessions.remove(sessions.keySet().iterator().next()) : null;
  }

  @Override
  public synchronized void sessionIdChanged(HttpSessionEvent event, String oldId) {
    for (Map<String, HttpSession> sessions : ofAccounts.values()) {
      HttpSession session = sessions.remove(oldId);
      if (session != null) {
        sessions.put(session.getId(), session);
      }
    }
  }

  @Override
  public synchronized void sessionDestroyed(HttpSessionEvent event) {
    String id = event.getSession().getId();
    ofAccounts.values().forEach(sessions -> sessions.remove(id));
    ofAccounts.values().removeIf(Map::isEmpty);
  }
}
