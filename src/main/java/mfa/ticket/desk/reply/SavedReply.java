package mfa.ticket.desk.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text that customer service inserts into tickets.
 *
 * <p>Its life: written by somebody for themselves, or by a supervisor for all; changed by the same;
 * gone when they delete it, an own one also with the account of its owner.
 */
@Entity
@Table(name = "saved_reply")
class SavedReply {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_reply_seq")
  @SequenceGenerator(name = "saved_reply_seq", sequenceName = "saved_reply_seq")
  private Long id;

  @Column(name = "owner_id")
  private @Nullable Long ownerId;

  private String language;
  private String title;
  private String body;
  private boolean asks;
  private int used;

  /** How often it was changed. */
  private int edition;

  protected SavedReply() {}

  SavedReply(SavedReplyDraft draft, long writerId) {
    write(draft, writerId);
  }

  void change(SavedReplyDraft draft, long writerId) {
    write(draft, writerId);
    edition++;
  }

  private void write(SavedReplyDraft draft, long writerId) {
    ownerId = draft.shared() ? null : Long.valueOf(writerId);
    language = draft.language().getLanguage();
    title = draft.title();
    body = draft.text();
    asks = draft.asks();
  }

  Long id() {
    return id;
  }

  boolean isShared() {
    return ownerId == null;
  }

  boolean isFor(long accountId) {
    return ownerId == null || ownerId == accountId;
  }

  boolean isOf(int expectedEdition) {
    return edition == expectedEdition;
  }

  String body() {
    return body;
  }

  boolean asks() {
    return asks;
  }

  Locale language() {
    return Locale.forLanguageTag(language);
  }

  SavedReplyItem item(boolean changeable) {
    return new SavedReplyItem(
        id, isShared(), language(), title, body, asks, used, changeable, edition);
  }
}
