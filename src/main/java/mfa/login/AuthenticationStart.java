package mfa.login;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Objects;

/**
 * Puts the gate before all requests as the application starts. Without it they would pass: where
 * this fails, the application does not start. It is never taken away again, lest requests come
 * through an application that ends.
 */
@WebListener
public class AuthenticationStart implements ServletContextListener {

  @Inject private SessionAuthenticationModule module;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Objects.requireNonNull(
        AuthConfigFactory.getFactory().registerServerAuthModule(module, event.getServletContext()));
  }
}
