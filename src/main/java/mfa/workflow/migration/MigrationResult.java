package mfa.workflow.migration;

/** What becomes of somebody's wish to move the tickets of a version. */
public enum MigrationResult {
  STARTED,
  /** The caller was a process owner until a moment ago, or bound, or active. */
  NOT_ALLOWED,
  /** A fresh code is needed first. */
  NEEDS_CODE,
  /** Another one moves tickets of this process. */
  RUNNING,
  /** One of the versions is not there, or both are the same, or of two processes. */
  NO_SUCH_VERSION,
  /** Its file would not be deployed today: what was allowed then may not be now. */
  TARGET_HAS_ERRORS,
  /** The version has no running tickets. */
  NOTHING_TO_MOVE
}
