package mfa.ticket.desk.live;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/**
 * What one agent has typed at one ticket. It begins with the first letter, changes with the next
 * ones, and is gone once everything was sent or taken back, or one of the two accounts is deleted.
 */
@Entity
@Table(name = "ticket_reply_draft")
class ReplyDraft {

  @Id
  @Column(name = "draft_key")
  private String key;

  @Column(name = "ticket_id")
  private Long ticketId;

  @Column(name = "account_id")
  private Long accountId;

  private String reply;
  private String note;
  private String reason;

  @Column(name = "typed_at")
  private Instant typedAt;

  protected ReplyDraft() {}

  static String key(long ticketId, long accountId) {
    return ticketId + "-" + accountId;
  }

  DraftText text() {
    return new DraftText(
        Objects.requireNonNullElse(reply, ""),
        Objects.requireNonNullElse(note, ""),
        Objects.requireNonNullElse(reason, ""));
  }
}
