package mfa.platform.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.function.BooleanSupplier;

/** Gives every run a request of its own, with no caller in it. */
@ApplicationScoped
class WorkerRequest {

  @ActivateRequestContext
  boolean run(BooleanSupplier work) {
    return work.getAsBoolean();
  }
}
