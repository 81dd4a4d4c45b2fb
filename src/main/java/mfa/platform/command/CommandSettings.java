package mfa.platform.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.platform.config.Configuration;
import org.jspecify.annotations.Nullable;

/** Whether this process was started for a command. */
@ApplicationScoped
public class CommandSettings {

  private @Nullable String line;

  protected CommandSettings() {}

  @Inject
  public CommandSettings(Configuration configuration) {
    line = configuration.text("mfa.command").orElse(null);
  }

  /** Name and arguments; empty for an ordinary server. */
  public Optional<String> line() {
    return Optional.ofNullable(line);
  }
}
