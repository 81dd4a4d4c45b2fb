package mfa.platform.request;

/** What becomes of a request to take a list out of the product. */
public enum ExportResult {
  ALLOWED,
  /** The list does not exist for the caller. */
  UNKNOWN,
  TOO_OFTEN;

  public static ExportResult of(boolean exists) {
    return exists ? ALLOWED : UNKNOWN;
  }
}
