package mfa.ticket.desk;

import mfa.platform.text.SearchText;
import mfa.ticket.TicketStatus;

/**
 * A page of a queue.
 *
 * @param search part of a title or beginning of a number; everything if empty, kept up to 100
 *     characters
 * @param status null for each
 * @param column what it is sorted by
 */
public record QueuePage(
    DeskQueue queue,
    String search,
    TicketStatus status,
    Column column,
    boolean descending,
    int offset,
    int limit) {

  public QueuePage {
    search = SearchText.of(search);
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
  }

  /** All of the queue, the longest waiting first. */
  public QueuePage(DeskQueue queue, int offset, int limit) {
    this(queue, "", null, Column.WAITING_SINCE, false, offset, limit);
  }
}
