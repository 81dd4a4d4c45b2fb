package mfa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import mfa.platform.config.Configuration;

/**
 * Bounds what strangers can make the server keep (R67): their sessions last five minutes, and
 * beyond {@code mfa.session.strangers} of them (default 500) the longest unused one ends for each
 * new one. A session that somebody signed in to is not a stranger's.
 */
@WebListener
public class StrangerSessions
    implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

  static final int SECONDS = 5 * 60;

  /** The attribute that makes a session somebody's. */
  public static final String SIGNED_IN = "mfa.session";

  private final Map<String, HttpSession> strangers = new LinkedHashMap<>();
  private final int most;

  @Inject
  public StrangerSessions(Configuration configuration) {
    most = configuration.number("mfa.session.strangers", 500, 10, 1_000_000);
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    HttpSession session = event.getSession();
    session.setMaxInactiveInterval(SECONDS);
    HttpSession surplus = add(session);
    if (surplus != null) {
      end(surplus);
    }
  }

  private synchronized HttpSession add(HttpSession session) {
    strangers.put(session.getId(), session);
    if (strangers.size() <= most) {
      return null;
    }
    String oldest = longestUnused();
    return strangers.remove(oldest);
  }

  /** Looks only at the eldest few: those were not used for long, or are used right now. */
  private String longestUnused() {
    return strangers.entrySet().stream()
        .limit(20)
        .min((one, other) -> Long.compare(lastUse(one.getValue()), lastUse(other.getValue())))
        .orElseThrow()
        .getKey();
  }

  private static long lastUse(HttpSession session) {
    try {
      return session.getLastAccessedTime();
    } catch (IllegalStateException alreadyEnded) {
      return 0;
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException alreadyEnded) {
      // That is what was wanted.
    }
  }

  @Override
  public synchronized void sessionDestroyed(HttpSessionEvent event) {
    strangers.remove(event.getSession().getId());
  }

  @Override
  public synchronized void sessionIdChanged(HttpSessionEvent event, String oldId) {
    HttpSession session = strangers.remove(oldId);
    if (session != null) {
      strangers.put(session.getId(), session);
    }
  }

  @Override
  public synchronized void attributeAdded(HttpSessionBindingEvent event) {
    if (event.getName().equals(SIGNED_IN)) {
      strangers.remove(event.getSession().getId());
    }
  }
}
