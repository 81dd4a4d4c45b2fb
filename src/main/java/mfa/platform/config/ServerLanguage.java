package mfa.platform.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Locale;

/**
 * Gives the process one language before anything else of ours is there, whatever the machine has
 * (ADR 0043): libraries change letters of names of tables and columns in the language of the
 * process, and in Turkish an i becomes an İ. What people read is written in their own language.
 */
public class ServerLanguage implements Extension {

  void begin(@Observes BeforeBeanDiscovery start) {
    Locale.setDefault(Locale.ENGLISH);
  }
}
