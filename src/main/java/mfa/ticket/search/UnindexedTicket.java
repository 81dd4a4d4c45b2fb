package mfa.ticket.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A ticket whose terms are not, or no more, those by which it is to be found. */
@Entity
@Table(name = "ticket_unindexed")
class UnindexedTicket {

  @Id
  @Column(name = "ticket_id")
  private long ticketId;

  protected UnindexedTicket() {}

  UnindexedTicket(long ticketId) {
    this.ticketId = ticketId;
  }
}
