package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the audit log is sealed and anchored, and how many entries were set aside; people
 * are served either way.
 */
@Readiness
@ApplicationScoped
public class AuditHealth implements HealthCheck {

  private AuditSealer worker;

  protected AuditHealth() {}

  @Inject
  AuditHealth(AuditSealer worker) {
    this.worker = worker;
  }

  @Override
  public HealthCheckResponse call() {
    boolean sealed = worker.trouble() == SealingStatus.NONE;
    return HealthCheckResponse.named("audit-log")
        .withData("sealed", sealed)
        .withData("setAside", worker.setAside())
        .up()
        .build();
  }
}
