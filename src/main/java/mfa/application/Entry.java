package mfa.application;

/**
 * The way into an application.
 *
 * @param origin registered
 * @param code good for a minute, once
 */
public record Entry(String origin, String code) {

  @Override
  public String toString() {
    return "Entry[" + origin + "]";
  }
}
