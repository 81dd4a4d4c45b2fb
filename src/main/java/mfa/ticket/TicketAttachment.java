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
import mfa.ticket.store.StoredContent;

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

  @Column(name = "content_file")
  private String contentFile;

  @Column(name = "content_hash")
  private String contentHash;

  protected TicketAttachment() {}

  TicketAttachment(TicketMessage message, Attachment file, StoredContent stored) {
    this.ticketId = message.ticketId();
    this.messageId = message.id();
    this.internal = message.isInternal();
    this.name = file.name();
    this.size = file.content().length;
    this.content = stored.text();
    this.contentFile = stored.file();
    this.contentHash = stored.hash();
  }

  public boolean isInternal() {
    return internal;
  }

  String name() {
    return name;
  }

  StoredContent stored() {
    return new StoredContent(content, contentFile, contentHash);
  }
}
