package mfa.workflow.migration;

/**
 * How far a migration is.
 *
 * @param source the number of the version where the tickets were
 * @param target the number of the version where they go
 * @param total how many there were at the beginning
 * @param moved how many are on the new version by it
 * @param failed how many stay where they were
 * @param remained how many came to the old version meanwhile, and were there at the end
 * @param note why; empty for migrations of older releases
 */
public record MigrationProgress(
    long id,
    int source,
    int target,
    State state,
    long total,
    long moved,
    long failed,
    long remained,
    String note) {

  /** Where a migration is in its life. */
  public enum State {
    RUNNING,
    STOPPED,
    DONE
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** How many had ended before it was their turn; known when nothing is left to look at. */
  public long ended() {
    return state == State.DONE ? Math.max(0, total - done()) : 0;
  }

  /** How many were looked at. */
  public long done() {
    return moved + failed;
  }
}
