package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names a proxy that {@code mfa.trusted-proxies} lacks; people are served all the same, and a
 * header that anybody may send must not turn readiness red.
 */
@Readiness
@ApplicationScoped
public class ProxyHealth implements HealthCheck {

  private ClientSource clients;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected ProxyHealth() {}

  @Inject
  public ProxyHealth(ClientSource clients) {
    this.clients = clients;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("proxies")
        .withData("untrusted", clients.unknownProxy().orElse("none"))
        .up()
        .build();
  }
}
