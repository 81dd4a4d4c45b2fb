package mfa.ticket.desk;

import mfa.platform.text.SearchText;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * A page of a queue.
 *
 * @param column what it is sorted by
 */
public record QueuePage(
    DeskQueue queue, Filter filter, Column column, boolean descending, int offset, int limit) {

  /**
   * Which tickets of a queue are shown.
   *
   * @param search what somebody typed; everything if empty, kept up to 100 characters
   * @param status null for each
   * @param type null for each
   * @param priority null for each
   * @param tag as {@link mfa.ticket.desk.tag.TagName} has it; empty for those without one as well
   */
  public record Filter(
      String search,
      @Nullable TicketStatus status,
      @Nullable TicketType type,
      @Nullable TicketPriority priority,
      String tag) {

    public static final Filter ALL = new Filter("", null, null, null, "");

    public Filter {
      search = SearchText.of(search);
    }

    /** Whether it leaves any ticket out. */
    public boolean isNarrow() {
      return !equals(ALL);
    }
  }

  /** What the list can be sorted by. */
  public enum Column {
    NUMBER("t.id"),
    TYPE("t.type"),
    TITLE("t.title"),
    LANGUAGE("t.language"),
    STATUS("t.status"),
    PRIORITY("t.priority"),
    NEW_REPLY("t.newReply"),
    WAITING_SINCE("t.place.waitingSince"),
    DUE("t.place.dueAt");

    private final String path;

    Column(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }

    /** Whether some tickets have nothing there; they come last. */
    boolean hasGaps() {
      return this == DUE;
    }

    /** Whether it says when a ticket came, and nothing of what it is about. */
    boolean isOfTime() {
      return this == NUMBER || this == WAITING_SINCE;
    }
  }

  /** All of the queue, the longest waiting first. */
  public QueuePage(DeskQueue queue, int offset, int limit) {
    this(queue, Filter.ALL, Column.WAITING_SINCE, false, offset, limit);
  }

  /**
   * What somebody looks for among tickets of a status.
   *
   * @param status null for each
   */
  public QueuePage(
      DeskQueue queue,
      String search,
      @Nullable TicketStatus status,
      Column column,
      boolean descending,
      int offset,
      int limit) {
    this(queue, new Filter(search, status, null, null, ""), column, descending, offset, limit);
  }
}
