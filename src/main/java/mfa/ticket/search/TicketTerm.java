package mfa.ticket.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import mfa.ticket.Ticket;
import org.jspecify.annotations.Nullable;

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

  @Column(name = "workspace_id")
  private @Nullable Long workspaceId;

  protected TicketTerm() {}

  /**
   * @param ofRequester whether it is of name or address of the requester alone; nobody finds by
   *     such a term within a workspace
   */
  TicketTerm(String term, boolean ofRequester, Ticket ticket) {
    this.term = term;
    this.ofRequester = ofRequester;
    ticketId = ticket.id();
    workspaceId = ofRequester ? null : ticket.workspaceId().orElse(null);
  }

  /** Which term finds which ticket. */
  record Key(String term, long ticketId) implements Serializable {}
}
