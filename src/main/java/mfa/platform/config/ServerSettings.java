package mfa.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;

/** What the whole server is known by: its address and its name. */
@ApplicationScoped
public class ServerSettings {

  private URI baseUrl;
  private String productName;

  protected ServerSettings() {}

  @Inject
  public ServerSettings(Configuration configuration) {
    baseUrl = configuration.webAddress("mfa.base-url");
    productName = configuration.text("mfa.product-name").orElse("MFA management");
    if (productName.length() > 40) {
      throw new InvalidConfiguration("mfa.product-name", "must have at most 40 characters");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Where people reach the server; mailed links are built from it, never from a Host header. */
  public URI baseUrl() {
    return baseUrl;
  }

  public boolean isBehindTls() {
    return "https".equals(baseUrl.getScheme());
  }

  public String productName() {
    return productName;
  }
}
