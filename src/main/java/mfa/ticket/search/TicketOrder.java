package mfa.ticket.search;

import java.util.Set;

/** How lists of tickets are put in order where what somebody looks for leaves some out. */
public final class TicketOrder {

  private static final Set<String> OF_TIME = Set.of("t.id", "t.filedAt", "t.place.waitingSince");

  private TicketOrder() {}

  /** Whether a path of a ticket says when it came, and nothing of what it is about. */
  public static boolean isOfTime(String path) {
    return OF_TIME.contains(path);
  }

  /**
   * A path that no index has, so that a database finds the few tickets first, and sorts them then.
   * It takes tickets for mixed, and would look for them in the order of an index that begins with a
   * million others (ADR 0089).
   */
  public static String foundFirst(String path) {
    return "coalesce(" + path + ", " + path + ")";
  }
}
