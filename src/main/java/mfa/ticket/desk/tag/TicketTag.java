package mfa.ticket.desk.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import mfa.ticket.Ticket;

/** A tag of a ticket. */
@Entity
@Table(name = "ticket_tag")
@IdClass(TicketTag.Key.class)
class TicketTag {

  @Id
  @Column(name = "ticket_id")
  private long ticketId;

  @Id private String tag;

  protected TicketTag() {}

  TicketTag(Ticket ticket, TagName tag) {
    this.ticketId = ticket.id();
    this.tag = tag.text();
  }

  String tag() {
    return tag;
  }

  /** Which ticket has which tag. */
  record Key(long ticketId, String tag) implements Serializable {}
}
