package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mfa.platform.config.Configuration;
import mfa.platform.request.Client;

/**
 * Tells where a request comes from. Behind the reverse proxies of {@code mfa.trusted-proxies} (a
 * list of addresses) it is the last address in {@code X-Forwarded-For} that is none of them;
 * without them the header is not believed.
 */
@ApplicationScoped
public class ClientSource {

  private Set<String> trustedProxies;

  protected ClientSource() {}

  @Inject
  public ClientSource(Configuration configuration) {
    String list = configuration.text("mfa.trusted-proxies").orElse("");
    trustedProxies = new TreeSet<>(Arrays.asList(list.split("[\\s,]+")));
    trustedProxies.remove("");
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  public Client client(HttpServletRequest request) {
    return new Client(address(request), request.getHeader("User-Agent"));
  }

  private String address(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !trustedProxies.contains(address)) {
      return address;
    }
    List<String> hops = Arrays.asList(forwarded.split("[\\s,]+"));
    for (String hop : hops.reversed()) {
      address = hop;
      if (!trustedProxies.contains(hop)) {
        break;
      }
    }
    return address;
  }
}
