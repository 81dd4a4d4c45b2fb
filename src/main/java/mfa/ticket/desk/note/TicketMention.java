package mfa.ticket.desk.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/** Somebody was named in a note of a ticket; over when they have opened it. */
@Entity
@Table(name = "ticket_mention")
class TicketMention {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_mention_seq")
  @SequenceGenerator(name = "ticket_mention_seq", sequenceName = "ticket_mention_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "mentioned_at")
  private Instant mentionedAt;

  @Column(name = "seen_at")
  private @Nullable Instant seenAt;

  protected TicketMention() {}

  TicketMention(Ticket ticket, long accountId, Instant now) {
    this.ticketId = ticket.id();
    this.accountId = accountId;
    this.mentionedAt = now;
  }
}
