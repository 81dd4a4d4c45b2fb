package mfa.ticket.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the directory of attached files, where there is one, can be written to. */
@Readiness
@ApplicationScoped
public class AttachmentHealth implements HealthCheck {

  @Inject private AttachmentSettings settings;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("attachments").status(settings.isWritable()).build();
  }
}
