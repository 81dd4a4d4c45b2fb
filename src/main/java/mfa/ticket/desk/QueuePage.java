package mfa.ticket.desk;

import java.util.function.Function;
import mfa.platform.text.SearchText;
import mfa.ticket.Ticket;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.search.SoughtTerms;
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
    NUMBER("t.id", Ticket::id),
    TYPE("t.type", Ticket::type),
    TITLE("t.title", Ticket::title),
    LANGUAGE("t.language", Ticket::language),
    STATUS("t.status", Ticket::status),
    PRIORITY("t.priority", Ticket::priority),
    NEW_REPLY("t.newReply", Ticket::newReply),
    WAITING_SINCE("t.place.waitingSince", ticket -> ticket.place().waitingSince()),
    DUE("t.place.dueAt", ticket -> ticket.place().dueAt());

    private final String path;
    private final Function<Ticket, @Nullable Object> value;

    Column(String path, Function<Ticket, @Nullable Object> value) {
      this.path = path;
      this.value = value;
    }

    String path() {
      return path;
    }

    /** What a ticket has there. */
    @Nullable Object of(Ticket ticket) {
      return value.apply(ticket);
    }

    /** Whether some tickets have nothing there; they come last. */
    boolean hasGaps() {
      return this == DUE;
    }
  }

  /** How many of its tickets are shown and counted. */
  public int max() {
    return filter.search().isEmpty() ? DeskService.MAX_COUNT : SoughtTerms.SHOWN;
  }

  /**
   * Whether it tells how its tickets are sorted, which nobody learns of their own ({@link
   * DeskRules#ownInterest}).
   */
  boolean tellsSorting() {
    return column == Column.PRIORITY || filter.priority() != null || !filter.tag().isEmpty();
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
