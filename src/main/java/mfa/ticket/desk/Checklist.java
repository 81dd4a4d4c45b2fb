package mfa.ticket.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reviewer has looked at.
 *
 * @param confirmed ids of the {@link ChecklistItem}s that were confirmed
 * @param evidence independent of mailbox and password, or {@code NONE}; null as long as it is open
 */
public record Checklist(Set<String> confirmed, Evidence evidence) {

  public boolean isComplete(List<ChecklistItem> items, Set<Evidence> accepted) {
    return items.stream().allMatch(this::confirms)
        && evidence != null
        && accepted.contains(evidence);
  }

  private boolean confirms(ChecklistItem item) {
    return confirmed.contains(item.id());
  }

  /** Each item with its answer, for the audit log. */
  String answers(List<ChecklistItem> items) {
    return items.stream()
        .map(item -> item.id() + "=" + confirms(item))
        .collect(Collectors.joining(" ", "", " evidence=" + evidence));
  }
}
