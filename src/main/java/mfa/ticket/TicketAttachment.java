package mfa.ticket;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Base64;

/** A file beside a message; never changed. */
@Entity
@Table(name = "ticket_attachment")
public class TicketAttachment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_attachment_seq")
  @SequenceGenerator(name = "ticket_attachment_seq", sequenceName = "ticket_attachment_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  @Column(name = "message_id")
  private long messageId;

  private boolean internal;
  private String name;

  @Column(name = "content_size")
  private int size;

  @Basic(fetch = FetchType.LAZY)
  @Column(name = "content_base64")
  private String content;

  protected TicketAttachment() {}

  public TicketAttachment(TicketMessage message, Attachment file) {
    this.ticketId = message.ticketId();
    this.messageId = message.id();
    this.internal = message.isInternal();
    this.name = file.name();
    this.size = file.content().length;
    this.content = Base64.getEncoder().encodeToString(file.content());
  }

  public boolean isInternal() {
    return internal;
  }

  public Attachment file() {
    return Attachment.kept(name, Base64.getDecoder().decode(content));
  }
}
