package mfa.ticket.support;

/**
 * A page of a list of tickets.
 *
 * @param column what it is sorted by
 */
public record TicketListQuery(
    TicketListFilter filter, Column column, boolean descending, int offset, int limit) {

  /** What a list can be sorted by. */
  public enum Column {
    NUMBER("t.id"),
    TITLE("t.title"),
    TYPE("t.type"),
    STATUS("t.status"),
    FILED("t.filedAt");

    private final String path;

    Column(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  /** The newest first. */
  public TicketListQuery(TicketListFilter filter, int offset, int limit) {
    this(filter, Column.FILED, true, offset, limit);
  }
}
