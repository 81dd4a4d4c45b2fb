package mfa.workflow.process.version;

/**
 * A version of a process in the engine.
 *
 * @param definitionId the engine's own name of it
 * @param number counted from 1 for each process
 * @param tag what its author calls the version, or empty
 * @param name of the process in the drawing, or its id where it has none
 */
public record ModelVersion(
    String definitionId, String deploymentId, String process, int number, String tag, String name) {

  /** For example {@code 3 (1.1)}. */
  public String label() {
    return tag.isEmpty() ? Integer.toString(number) : number + " (" + tag + ")";
  }
}
