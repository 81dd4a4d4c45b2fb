package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What was said in tickets, with what was attached. */
@Dependent
public class Conversations {

  @Inject private Tickets tickets;
  @Inject private TicketAttachments attachments;

  public void add(TicketMessage message, List<Attachment> files) {
    tickets.add(message);
    if (!files.isEmpty()) {
      tickets.flush();
      attachments.add(message, files);
    }
  }

  void erase(Ticket ticket) {
    attachments.deleteOf(ticket.id());
    tickets.deleteMessagesOf(ticket);
  }

  /** Oldest first. */
  public List<MessageItem> of(Ticket ticket) {
    return signedOf(ticket).stream().map(SignedMessage::message).toList();
  }

  /**
   * Whether the requester has written since somebody saw so many messages of the ticket.
   *
   * @param seen notes among them
   */
  public boolean isAnswered(Ticket ticket, int seen) {
    return tickets.messagesOf(ticket).stream().skip(seen).anyMatch(TicketMessage::isOfRequester);
  }

  /** The same, each with who said it: for customer service only. */
  public List<SignedMessage> signedOf(Ticket ticket) {
    Map<Long, List<AttachmentItem>> files = attachments.linesOf(ticket);
    return tickets.messagesOf(ticket).stream()
        .map(message -> message.signed(files.getOrDefault(message.id(), List.of())))
        .toList();
  }

  /** The same without internal notes: what the requester reads. */
  public List<MessageItem> forRequester(Ticket ticket) {
    return of(ticket).stream().filter(message -> !message.internal()).toList();
  }
}
