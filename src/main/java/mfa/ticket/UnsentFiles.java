package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The room of this server for files that people chose on open pages and have not sent yet (R74, ADR
 * 0024). So many for a ticket, for a session and for all; and one message after the other is read
 * into memory.
 */
@ApplicationScoped
public class UnsentFiles {

  /** For one ticket, and for one session: the files of two messages. */
  static final int MAX_PER_OWNER = 2 * Attachment.MAX_PER_MESSAGE;

  /** Files of at most {@link Attachment#MAX} on the disk. */
  static final int MAX = 200;

  private final Map<String, Integer> takenBy = new HashMap<>();
  private final Semaphore turn = new Semaphore(1, true);
  private int taken;

  /** The files of a message that a requester writes. */
  public UnsentMessage message(TicketNumber ticket, AttachmentKinds kinds) {
    return new UnsentMessage(this, kinds, List.of("ticket/" + ticket.text()));
  }

  /**
   * The files of a message that an agent writes, whose place no requester can take; or of a new
   * ticket, which has no number yet.
   */
  public UnsentMessage message(AttachmentKinds kinds) {
    return new UnsentMessage(this, kinds, List.of());
  }

  /** Takes a place before anything is read; false where there is none. */
  synchronized boolean take(Collection<String> owners) {
    boolean full = taken >= MAX;
    if (full || owners.stream().anyMatch(one -> takenBy.getOrDefault(one, 0) >= MAX_PER_OWNER)) {
      return false;
    }
    taken++;
    owners.forEach(one -> takenBy.merge(one, 1, Integer::sum));
    return true;
  }

  synchronized void giveBack(List<String> owners) {
    taken--;
    owners.forEach(one -> takenBy.computeIfPresent(one, (same, n) -> n == 1 ? null : n - 1));
  }

  synchronized int taken() {
    return taken;
  }

  /** Whole files are in memory for one at a time. */
  <T> T inTurn(Supplier<T> work) {
    turn.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
