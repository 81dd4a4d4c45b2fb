package mfa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import mfa.platform.config.ServerSettings;

/**
 * Sends the container's session cookie over TLS only, where there is TLS; the rest stands in
 * web.xml and glassfish-web.xml.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

  @Inject private ServerSettings server;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setSecure(server.isBehindTls());
  }
}
