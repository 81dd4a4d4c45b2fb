package mfa.login;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Puts the gate before all requests as the server starts; without it nothing is served. */
@WebListener
public class AuthenticationStart implements ServletContextListener {

  @Inject private SessionAuthenticationModule module;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    AuthConfigFactory.getFactory().registerServerAuthModule(module, event.getServletContext());
  }
}
