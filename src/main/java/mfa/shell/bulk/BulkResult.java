package mfa.shell.bulk;

/** What became of one of many. */
public sealed interface BulkResult {

  /** It is done. */
  record Done() implements BulkResult {}

  /**
   * It is not done.
   *
   * @param why in the language of the page
   */
  record Refused(String why) implements BulkResult {}

  /** Neither this nor another is done before a fresh security code. */
  record NeedsCode() implements BulkResult {}
}
