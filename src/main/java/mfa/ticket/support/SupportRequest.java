package mfa.ticket.support;

import java.util.List;
import java.util.Optional;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;

/**
 * What a member files.
 *
 * @param type all but unbinding, which has a form of its own
 * @param workspaceId of the caller, whose members will see it
 * @param files at most {@link Attachment#MAX_PER_MESSAGE}
 * @param followUpOf an own closed ticket that it goes on with
 */
public record SupportRequest(
    TicketType type,
    TicketTitle title,
    MessageBody text,
    long workspaceId,
    List<Attachment> files,
    Optional<TicketNumber> followUpOf) {

  /**
   * @throws IllegalArgumentException for a request to unbind, or with too many files
   */
  public SupportRequest {
    if (type == TicketType.UNBIND_MFA) {
      throw new IllegalArgumentException("Unbinding has a form of its own.");
    }
    files = List.copyOf(files);
    if (files.size() > Attachment.MAX_PER_MESSAGE) {
      throw new IllegalArgumentException("A message has 5 files at most.");
    }
  }
}
