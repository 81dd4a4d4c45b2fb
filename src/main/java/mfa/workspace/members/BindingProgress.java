package mfa.workspace.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far the members of a workspace are, day by day.
 *
 * @param firstDay of the list
 * @param members how many active ones there are now
 * @param bound how many of the present members were bound at the end of each day
 */
public record BindingProgress(LocalDate firstDay, long members, List<Long> bound) {

  /**
   * Goes back from how many are bound now.
   *
   * @param boundOn how many were bound on each day
   */
  static BindingProgress of(LocalDate firstDay, Readiness now, List<Long> boundOn) {
    List<Long> bound = new ArrayList<>();
    long left = now.bound();
    for (Long onDay : boundOn.reversed()) {
      bound.add(Math.max(0, left));
      left -= onDay;
    }
    Collections.reverse(bound);
    return new BindingProgress(firstDay, now.members(), List.copyOf(bound));
  }
}
