package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/**
 * Something said in a ticket; never changed, but gone with the account. An internal note is for
 * customer service only.
 */
@Entity
@Table(name = "ticket_message")
public class TicketMessage {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_message_seq")
  @SequenceGenerator(name = "ticket_message_seq", sequenceName = "ticket_message_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  @Enumerated(EnumType.STRING)
  private Author author;

  @Column(name = "author_id")
  private Long authorId;

  private boolean internal;
  private String body;

  @Column(name = "written_at")
  private Instant writtenAt;

  protected TicketMessage() {}

  public TicketMessage(
      Ticket ticket,
      Author author,
      Long authorId,
      boolean internal,
      MessageBody body,
      Instant now) {
    this.ticketId = ticket.id();
    this.author = author;
    this.authorId = authorId;
    this.internal = internal;
    this.body = body.text();
    this.writtenAt = now;
  }

  public Long id() {
    return id;
  }

  public long ticketId() {
    return ticketId;
  }

  public boolean isInternal() {
    return internal;
  }

  String text() {
    return body;
  }

  SignedMessage signed(List<AttachmentItem> attachments) {
    return new SignedMessage(
        new MessageItem(author, internal, body, writtenAt, attachments), authorId);
  }
}
