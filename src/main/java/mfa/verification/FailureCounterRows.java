package mfa.verification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Adds a missing counter in a transaction of its own where the caller has none. */
@Stateless
public class FailureCounterRows {

  @Inject private FailureCounters throttles;

  @PermitAll
  public void add(String subject) {
    throttles.add(subject);
  }
}
