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
  public int number(String key, int defaultNumber, int least, int most) {
    int number;
    try {
      number = text(key).map(Integer::parseInt).orElse(defaultNumber);
    } catch (NumberFormatException e) {
      throw new InvalidConfiguration(key, "is not a whole number");
    }
    if (number < least || number > most) {
      throw new InvalidConfiguration(key, "must be between " + least + " and " + most);
    }
    return number;
  }

  /** An ISO-8601 duration such as {@code PT30M} between the bounds, both included. */
  public Duration duration(String key, Duration defaultDuration, Duration least, Duration most) {
    Duration duration;
    try {
      duration = text(key).map(Duration::parse).orElse(defaultDuration);
    } catch (DateTimeParseException e) {
      throw new InvalidConfiguration(key, "is not an ISO-8601 duration such as PT30M");
    }
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new InvalidConfiguration(key, "must be between " + least + " and " + most);
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
