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

  @Column(name = "of_requester")
  private boolean ofRequester;

  @Id
  @Column(name = "ticket_id")
  private long ticketId;

  protected TicketTerm() {}

  /**
   * @param ofRequester whether it is of name or address of the requester alone
   */
  TicketTerm(String term, boolean ofRequester, long ticketId) {
    this.term = term;
    this.ofRequester = ofRequester;
    this.ticketId = ticketId;
  }

  /** Which term finds which ticket. */
  record Key(String term, long ticketId) implements Serializable {}
}
