package mfa.workflow.draft;

import java.time.Instant;
import mfa.workflow.process.version.ModelVersion;

/**
 * What a list has of a draft: all but its file.
 *
 * @param baseDefinition the version it began with, by its id in the engine
 */
record ListedDraft(
    long id, String process, String baseDefinition, int baseVersion, Instant savedAt) {

  /** Of a row with these columns. */
  static ListedDraft of(Object[] row) {
    return new ListedDraft(
        (Long) row[0], (String) row[1], (String) row[2], (Integer) row[3], (Instant) row[4]);
  }

  /**
   * @param running the version that new tickets follow now
   */
  DraftItem item(ModelVersion running) {
    return new DraftItem(
        id, process, baseVersion, !baseDefinition.equals(running.definitionId()), savedAt);
  }
}
