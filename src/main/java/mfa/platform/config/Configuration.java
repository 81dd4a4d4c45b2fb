package mfa.platform.config;

import jakarta.enterprise.inject.Vetoed;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads configured values and checks their range; a bad or missing one throws {@link
 * InvalidConfiguration}, which names the key.
 */
@Vetoed
public class Configuration {

  private final Function<String, Optional<String>> source;

  protected Configuration() {
    this(key -> Optional.empty());
  }

  public Configuration(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The trimmed text of the key, or empty where nothing or only blanks are configured. */
  public Optional<String> text(String key) {
    return source.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** What the text of the key names, separated by commas; empty where nothing is configured. */
  public Optional<List<String>> list(String key) {
    return text(key).map(text -> List.of(text.split("\\s*,\\s*")));
  }

  /** Whether the server is tried out: then it asks for less. */
  public boolean isDevelopment() {
    return text("mfa.mode").filter("development"::equals).isPresent();
  }

  public String requiredText(String key) {
    return text(key).orElseThrow(() -> new InvalidConfiguration(key, "is missing"));
  }

  /** A whole number between the bounds, both included. */
  public int number(String key, int defaultNumber, int min, int max) {
    int number;
    try {
      number = text(key).map(Integer::parseInt).orElse(defaultNumber);
    } catch (NumberFormatException e) {
      throw new InvalidConfiguration(key, "is not a whole number");
    }
    if (number < min || number > max) {
      throw new InvalidConfiguration(key, "must be between " + min + " and " + max);
    }
    return number;
  }

  /** An ISO-8601 duration such as {@code PT30M} between the bounds, both included. */
  public Duration duration(String key, Duration defaultDuration, Duration min, Duration max) {
    Duration duration;
    try {
      duration = text(key).map(Duration::parse).orElse(defaultDuration);
    } catch (DateTimeParseException e) {
      throw new InvalidConfiguration(key, "is not an ISO-8601 duration such as PT30M");
    }
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw new InvalidConfiguration(key, "must be between " + min + " and " + max);
    }
    return duration;
  }

  /** An absolute http or https address without a trailing slash. */
  public URI webAddress(String key) {
    URI address;
    try {
      address = URI.create(requiredText(key).replaceFirst("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration(key, "is not a web address");
    }
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || address.getHost() == null || address.getQuery() != null) {
      throw new InvalidConfiguration(key, "must look like https://mfa.example.com");
    }
    return address;
  }
}
