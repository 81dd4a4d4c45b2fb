package mfa.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.session.KeyRenewed;

/**
 * What an application got before a step of signing in, or can still get with a code made before, is
 * not worth what comes after it (R71).
 */
@ApplicationScoped
class ApplicationSessionObserver {

  @Inject private Applications applications;

  void onKeyRenewed(@Observes KeyRenewed event) {
    // In this order: it waits for who uses up a code at this moment, and then sees what they got.
    applications.forgetCodes(event.sessionId());
    applications.forgetSessions(event.sessionId());
  }
}
