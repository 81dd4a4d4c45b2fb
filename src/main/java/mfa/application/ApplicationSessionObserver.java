package mfa.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.session.KeyRenewed;

/** What an application got before a step of signing in is not worth what comes after it (R71). */
@ApplicationScoped
class ApplicationSessionObserver {

  @Inject private Applications applications;

  void onKeyRenewed(@Observes KeyRenewed event) {
    applications.forgetSessions(event.sessionId());
  }
}
