package mfa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import mfa.platform.config.Configuration;
import mfa.platform.request.CurrentRequest;

/**
 * Bounds what people who are not signed in can make the server keep (R67): their sessions last five
 * minutes without use, and hold {@code mfa.session.strangers} pages together (default 500); beyond,
 * {@link AnonymousPool} says whose session ends. Half signed in is not signed in.
 */
@WebListener
public class AnonymousSessions
    implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

  static final int SECONDS = 5 * 60;

  /** The attribute with the number of open pages. */
  public static final String PAGES = "mfa.pages";

  /** The attribute that says that somebody typed. */
  public static final String TYPED = "mfa.typed";

  private final AnonymousPool<HttpSession> pool;

  @Inject private CurrentRequest request;

  @Inject
  public AnonymousSessions(Configuration configuration) {
    int max = configuration.number("mfa.session.strangers", 500, 10, 100_000);
    pool = new AnonymousPool<>(max, EndableSession::lastUse);
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    HttpSession session = event.getSession();
    session.setMaxInactiveInterval(SECONDS);
    String network = request.client().network();
    List<HttpSession> surplus;
    synchronized (pool) {
      surplus = pool.add(session.getId(), session, network);
    }
    surplus.forEach(EndableSession::end);
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    forget(event.getSession());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    synchronized (pool) {
      pool.rename(oldId, event.getSession().getId());
    }
  }

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    record(event);
  }

  @Override
  public void attributeReplaced(HttpSessionBindingEvent event) {
    record(event);
  }

  private void record(HttpSessionBindingEvent event) {
    HttpSession session = event.getSession();
    switch (event.getName()) {
      case MemberSessions.ACCOUNT -> forget(session);
      case TYPED -> {
        synchronized (pool) {
          pool.typed(session.getId());
        }
      }
      case PAGES -> {
        List<HttpSession> surplus;
        synchronized (pool) {
          surplus = pool.hasPages(session.getId(), (Integer) session.getAttribute(PAGES));
        }
        surplus.forEach(EndableSession::end);
      }
      default -> {
        // Nothing that counts.
      }
    }
  }

  private void forget(HttpSession session) {
    synchronized (pool) {
      pool.remove(session.getId());
    }
  }
}
