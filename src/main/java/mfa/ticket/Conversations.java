package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What was said in tickets, with what was attached. */
@Dependent
class Conversations {

  private final Tickets tickets;
  private final TicketAttachments attachments;

  @Inject
  Conversations(Tickets tickets, TicketAttachments attachments) {
    this.tickets = tickets;
    this.attachments = attachments;
  }

  void add(TicketMessage message, List<Attachment> files) {
    tickets.add(message);
    if (!files.isEmpty()) {
      tickets.flush();
      attachments.add(message, files);
    }
  }

  void erase(Ticket ticket) {
    attachments.deleteOf(ticket);
    tickets.deleteMessagesOf(ticket);
  }

  /** Oldest first. */
  List<MessageLine> of(Ticket ticket) {
    Map<Long, List<AttachmentLine>> files = attachments.linesOf(ticket);
    return tickets.messagesOf(ticket).stream()
        .map(message -> message.line(files.getOrDefault(message.id(), List.of())))
        .toList();
  }
}
