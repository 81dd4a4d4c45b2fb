package mfa.ticket.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A term by which a ticket is found. */
@Entity
@Table(name = "ticket_term")
@IdClass(TicketTerm.Key.class)
class TicketTerm {

  @Id private String term;

  @Id
  @Column(name = "ticket_id")
  private long ticketId;

  protected TicketTerm() {}

  TicketTerm(String term, long ticketId) {
    this.term = term;
    this.ticketId = ticketId;
  }

  /** Which term finds which ticket. */
  record Key(String term, long ticketId) implements Serializable {}
}
