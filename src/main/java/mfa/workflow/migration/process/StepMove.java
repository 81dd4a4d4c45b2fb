package mfa.workflow.migration.process;

import java.util.List;

/**
 * What becomes of a step of the old version.
 *
 * @param step its id
 * @param name as the old drawing calls it
 * @param newName as the new drawing calls it; empty where there is no such step, so that tickets
 *     there stay on the old version
 * @param timed whether a timer runs there that both versions have
 * @param begins what is waited for in addition from the move on, as it is called
 * @param ends what is no longer waited for
 */
public record StepMove(
    String step,
    String name,
    String newName,
    boolean timed,
    List<String> begins,
    List<String> ends) {

  public StepMove {
    begins = List.copyOf(begins);
    ends = List.copyOf(ends);
  }

  public boolean isMapped() {
    return !newName.isEmpty();
  }
}
