package mfa.ticket.process;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mfa.ticket.Ticket;

/**
 * A step that the process of a ticket entered, or was at when it was moved to another version;
 * never changed.
 */
@Entity
@Table(name = "ticket_step")
public class TicketStep {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_step_seq")
  @SequenceGenerator(name = "ticket_step_seq", sequenceName = "ticket_step_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  private String step;

  @Column(name = "step_name")
  private String name;

  @Column(name = "entered_at")
  private Instant enteredAt;

  /** Null where it was entered. */
  @Column(name = "moved_to")
  private Integer movedTo;

  protected TicketStep() {}

  TicketStep(Ticket ticket, String step, String name, Instant now) {
    this.ticketId = ticket.id();
    this.step = step;
    this.name = name;
    this.enteredAt = now;
  }

  /** The process was moved while it was there. */
  static TicketStep moved(Ticket ticket, String step, String name, Instant now, int version) {
    TicketStep moved = new TicketStep(ticket, step, name, now);
    moved.movedTo = version;
    return moved;
  }

  public StepItem item() {
    return new StepItem(step, name, enteredAt, Optional.ofNullable(movedTo));
  }
}
