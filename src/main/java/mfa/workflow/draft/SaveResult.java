package mfa.workflow.draft;

import java.time.Instant;

/** What became of a changed file. */
public sealed interface SaveResult {

  /**
   * It is stored.
   *
   * @param revision that the next change names
   */
  record Saved(long revision, Instant savedAt) implements SaveResult {}

  /** Another page of the same author saved another file meanwhile; that one is kept. */
  record Conflict() implements SaveResult {}

  /** The draft was discarded, or is somebody else's. */
  record Unknown() implements SaveResult {}

  /** It is longer than a draft may be; what was saved before is kept. */
  record TooLarge() implements SaveResult {}
}
