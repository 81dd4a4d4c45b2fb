package mfa.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the configuration from MicroProfile Config: system properties, environment, secrets. */
@ApplicationScoped
class ServerConfiguration {

  @Produces
  @ApplicationScoped
  Configuration configuration() {
    return new Configuration(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
  }
}
