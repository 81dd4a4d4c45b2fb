package mfa.ticket.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mfa.audit.AuditAction;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.Attachment;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.MessageBody;
import mfa.ticket.Ticket;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketMessage;
import mfa.ticket.desk.note.Mentions;

/** Writes what the caller says in a ticket as somebody of customer service. */
@Dependent
class AgentMessages {

  @Inject private Conversations conversations;
  @Inject private Mentions mentions;
  @Inject private TicketMails mails;
  @Inject private TicketAudit audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** To the requester, who gets a mail with it. */
  void reply(Ticket ticket, MessageBody text, List<Attachment> files) {
    answer(ticket, text, files);
    mails.notifyReply(ticket, text);
  }

  /** To the requester of a ticket that ends with it, in the mail that says so. */
  void solve(Ticket ticket, MessageBody text, List<Attachment> files) {
    answer(ticket, text, files);
    mails.notifySolved(ticket, text);
  }

  /** To the requester, where a mail that follows says it. */
  void answer(Ticket ticket, MessageBody text, List<Attachment> files) {
    write(ticket, text, false, files);
    audit.record(AuditAction.TICKET_REPLIED, ticket);
  }

  /** To colleagues only. */
  void note(Ticket ticket, MessageBody text, List<Attachment> files) {
    write(ticket, text, true, files);
    mentions.record(ticket, text);
    audit.record(AuditAction.TICKET_NOTED, ticket);
  }

  private void write(Ticket ticket, MessageBody text, boolean internal, List<Attachment> files) {
    Instant now = clock.instant();
    long me = request.requiredAccountId();
    conversations.add(new TicketMessage(ticket, Author.AGENT, me, internal, text, now), files);
    if (!internal) {
      ticket.readReplies();
      ticket.recordAgentReply(me, now);
    }
  }
}
