package mfa.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail on its way out.
 *
 * <p>Its life: written in the transaction of its cause, due at once; <em>claimed</em> by the
 * worker, which pushes the next attempt a lease ahead; then <em>sent</em>, or <em>put off</em> with
 * growing pauses, or <em>dropped</em> when it came too late or was tried for three days; once sent,
 * <em>announced</em> to those who wait for it. Parameters are erased at the end; the Message-ID is
 * the same at every attempt.
 */
@Entity
@Table(name = "outbox_mail")
class OutboxMail {

  /** Longer than one attempt can take with all its time-outs. */
  static final Duration LEASE = Duration.ofMinutes(2);

  static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_mail_seq")
  @SequenceGenerator(name = "outbox_mail_seq", sequenceName = "outbox_mail_seq")
  private Long id;

  @Column(name = "message_id")
  private String messageId;

  @Enumerated(EnumType.STRING)
  private MailTemplate template;

  private String recipient;
  private String language;

  @Column(name = "sealed_parameters")
  private String sealedParameters;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  private int attempts;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "dropped_at")
  private Instant droppedAt;

  @Column(name = "ticket_number")
  private String ticketNumber;

  @Column(name = "announced_at")
  private Instant announcedAt;

  @Column(name = "last_error")
  private String lastError;

  protected OutboxMail() {}

  OutboxMail(Mail mail, String messageId, String sealedParameters, Instant now) {
    this.messageId = messageId;
    this.template = mail.template();
    this.recipient = mail.recipient().address().text();
    this.language = mail.recipient().language().getLanguage();
    this.sealedParameters = sealedParameters;
    this.createdAt = now;
    this.notAfter = mail.notAfter();
    this.ticketNumber = mail.ticketNumber();
    this.nextAttemptAt = now;
  }

  /** Takes it for one attempt; false where it came too late and was dropped instead. */
  boolean claim(Instant now) {
    if (notAfter != null && now.isAfter(notAfter)) {
      drop(now, "expired before it could be sent");
      return false;
    }
    attempts++;
    nextAttemptAt = now.plus(LEASE);
    return true;
  }

  void markSent(Instant now) {
    sentAt = now;
    finish();
  }

  void putOff(Instant now, String error) {
    lastError = error.length() > 300 ? error.substring(0, 300) : error;
    if (now.isAfter(createdAt.plus(PATIENCE))) {
      drop(now, lastError);
      return;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 10));
    nextAttemptAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private void drop(Instant now, String error) {
    droppedAt = now;
    lastError = error;
    finish();
  }

  private void finish() {
    nextAttemptAt = null;
    sealedParameters = null;
  }

  Long id() {
    return id;
  }

  /**
   * Notes that those who observe are told now; empty where they were, or there is nothing to tell.
   */
  Optional<MailSent> announce(Instant now) {
    if (ticketNumber == null || sentAt == null || announcedAt != null) {
      return Optional.empty();
    }
    announcedAt = now;
    return Optional.of(new MailSent(template, ticketNumber));
  }

  Undelivered undelivered() {
    return new Undelivered(id, template, attempts, lastError);
  }

  /** Somebody asked for another attempt at once. */
  void retry(Instant now) {
    if (sealedParameters != null) {
      nextAttemptAt = now;
    }
  }

  String messageId() {
    return messageId;
  }

  MailTemplate template() {
    return template;
  }

  String recipient() {
    return recipient;
  }

  String language() {
    return language;
  }

  String sealedParameters() {
    return sealedParameters;
  }
}
