package mfa.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.logging.Logger;

/** What the whole server is known by: its address and its name. */
@ApplicationScoped
public class ServerSettings {

  private static final Logger LOG = Logger.getLogger(ServerSettings.class.getName());

  private URI baseUrl;
  private String productName;
  private boolean development;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected ServerSettings() {}

  @Inject
  public ServerSettings(Configuration configuration) {
    baseUrl = configuration.webAddress("mfa.base-url");
    development = configuration.isDevelopment();
    productName = configuration.text("mfa.product-name").orElse("MFA management");
    if (productName.length() > 40) {
      throw new InvalidConfiguration("mfa.product-name", "must have at most 40 characters");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (development) {
      LOG.warning(
          "mfa.mode is development: tickets may unbind MFA within seconds, and the audit log"
              + " may have no anchor. Never use this mode in production.");
    }
  }

  /** Where people reach the server; mailed links are built from it, never from a Host header. */
  public URI baseUrl() {
    return baseUrl;
  }

  public boolean isBehindTls() {
    return "https".equals(baseUrl.getScheme());
  }

  /** Whether the server is tried out, and may be reached without TLS. */
  public boolean isDevelopment() {
    return development;
  }

  public String productName() {
    return productName;
  }
}
