package mfa.workflow.migration.process;

/**
 * Why an instance could not be moved.
 *
 * @param step the name of the step that was in the way; empty where none was
 */
public record MoveProblem(Reason reason, String step) {

  /** Kinds of problems. */
  public enum Reason {
    /** It is at a step that the new version does not have. */
    NO_SUCH_STEP,
    /** Something else worked on it again and again. */
    AT_WORK,
    /** The engine refused it otherwise, or something failed. */
    REFUSED
  }
}
