package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import mfa.platform.request.Places;

/**
 * The room of this server for files that people chose on open pages and have not sent yet (R74, ADR
 * 0024). So many for a ticket, for an account, for a session and for all; and one message after the
 * other is read into memory.
 */
@ApplicationScoped
public class UnsentFiles {

  /** For one ticket, one account and one session: the files of two messages. */
  static final int MAX_PER_OWNER = 2 * Attachment.MAX_PER_MESSAGE;

  /** Files of at most {@link Attachment#MAX} on the disk. */
  static final int MAX = 200;

  private final Places places = new Places(MAX, MAX_PER_OWNER);

  /** The files of a message of a requester who is not signed in. */
  public UnsentMessage message(TicketNumber ticket, AttachmentKinds kinds) {
    return new UnsentMessage(places, kinds, ticket);
  }

  /** The same of somebody who is, in whatever ticket. */
  public UnsentMessage message(long accountId, AttachmentKinds kinds) {
    return new UnsentMessage(places, kinds, accountId);
  }

  int taken() {
    return places.taken();
  }
}
