package mfa.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** What the whole server is known by: its address, its name, and who helps. */
@ApplicationScoped
public class ServerSettings {

  private static final Logger LOG = Logger.getLogger(ServerSettings.class.getName());

  private static final String CUSTOMER_SERVICE = "mfa.customer-service";
  private static final Pattern REACHABLE =
      Pattern.compile("https://[!-~]+|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");

  private URI baseUrl;
  private String productName;
  private Optional<String> customerService;
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
    customerService = customerService(configuration);
  }

  private static Optional<String> customerService(Configuration configuration) {
    Optional<String> address = configuration.text(CUSTOMER_SERVICE);
    if (address
        .filter(text -> text.length() > 100 || !REACHABLE.matcher(text).matches())
        .isPresent()) {
      throw new InvalidConfiguration(
          CUSTOMER_SERVICE,
          "must be an e-mail address or an https address of up to 100 characters");
    }
    return address;
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

  /** Where people ask for help who cannot sign in: an e-mail address or a web page. */
  public Optional<String> customerService() {
    return customerService;
  }

  /** The link to {@link #customerService}. */
  public Optional<String> customerServiceLink() {
    return customerService.map(text -> text.startsWith("https:") ? text : "mailto:" + text);
  }
}
