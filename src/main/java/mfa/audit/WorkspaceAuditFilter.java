package mfa.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mfa.platform.text.SearchText;

/**
 * Which entries of the audit log of a workspace to show.
 *
 * @param action null for all
 * @param actorId of the account that did it; null for all
 * @param subjectId of the account it happened to; null for all
 * @param from the first instant, or null
 * @param to the first instant that is too late, or null
 * @param search a part of what is noted beside the action, or empty; it is looked for in the newest
 *     20,000 entries that the rest lets through
 * @param codes parts of what is noted as well, whose words in the reader's language have the text
 */
public record WorkspaceAuditFilter(
    AuditAction action,
    Long actorId,
    Long subjectId,
    Instant from,
    Instant to,
    String search,
    List<String> codes) {

  public static final WorkspaceAuditFilter ALL = of(null);

  public WorkspaceAuditFilter {
    search = SearchText.of(search);
    codes = List.copyOf(codes);
  }

  /** With a text that is looked for as it stands. */
  public WorkspaceAuditFilter(
      AuditAction action, Long actorId, Long subjectId, Instant from, Instant to, String search) {
    this(action, actorId, subjectId, from, to, search, List.of());
  }

  /** Of which one has to be found. */
  List<String> patterns() {
    return Stream.concat(Stream.of(search), codes.stream()).map(SearchText::pattern).toList();
  }

  /** Everything of one kind. */
  public static WorkspaceAuditFilter of(AuditAction action) {
    return new WorkspaceAuditFilter(action, null, null, null, null, "");
  }
}
