package mfa.platform.config;

/** A configured value is missing or wrong; the message names its key, never the value. */
public class InvalidConfiguration extends RuntimeException {

  public InvalidConfiguration(String key, String problem) {
    super("Configuration: " + key + " " + problem + ".");
  }
}
