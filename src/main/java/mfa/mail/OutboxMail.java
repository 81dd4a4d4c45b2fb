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
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail on its way out.
 *
 * <p>Its life: written in the transaction of its cause, due at once; <em>claimed</em> by a sender,
 * which pushes the next attempt a lease ahead; then <em>sent</em>, or <em>put off</em>, or
 * <em>dropped</em>: when it came too late, was refused for good, or was tried for three days. One
 * that cannot be written is <em>put aside</em> whole. Once sent it is <em>announced</em> to those
 * who wait for it. Parameters are erased at the end, unless somebody at the desk may try again; the
 * Message-ID is the same at every attempt.
 */
@Entity
@Table(name = "outbox_mail")
class OutboxMail {

  static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration MAX_PAUSE = Duration.ofHours(4);
  private static final Duration MIN_WAIT = Duration.ofSeconds(2);
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);
  private static final int MAX_ERROR_LENGTH = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_mail_seq")
  @SequenceGenerator(name = "outbox_mail_seq", sequenceName = "outbox_mail_seq")
  private Long id;

  @Column(name = "message_id")
  private String messageId;

  @Enumerated(EnumType.STRING)
  private MailTemplate template;

  private String recipient;

  /** The recipient in the form that addresses are compared in. */
  @Column(name = "recipient_key")
  private String recipientKey;

  private String language;

  @Column(name = "sealed_parameters")
  private String sealedParameters;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  /** While a sender has it in hand. */
  @Column(name = "claimed_until")
  private Instant claimedUntil;

  private int attempts;

  /** Attempts that failed in the middle; a longer pause follows each. */
  private int failures;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "dropped_at")
  private Instant droppedAt;

  @Column(name = "refused_at")
  private Instant refusedAt;

  @Column(name = "ticket_number")
  private String reference;

  /** The Message-ID of the mail that this one answers. */
  @Column(name = "in_reply_to")
  private String inReplyTo;

  @Column(name = "announced_at")
  private Instant announcedAt;

  @Column(name = "last_error")
  private String lastError;

  protected OutboxMail() {}

  OutboxMail(Mail mail, String messageId, String sealedParameters, Instant now) {
    this.messageId = messageId;
    this.template = mail.template();
    this.recipient = mail.recipient().address().text();
    this.recipientKey = mail.recipient().address().canonical();
    this.language = mail.recipient().language().getLanguage();
    this.sealedParameters = sealedParameters;
    this.createdAt = now;
    this.notAfter = mail.notAfter();
    this.reference = mail.reference();
    this.inReplyTo = mail.inReplyTo();
    this.nextAttemptAt = now;
  }

  /** Takes it for one attempt; false where it came too late and was dropped instead. */
  boolean claim(Instant now, Duration lease) {
    if (notAfter != null && now.isAfter(notAfter)) {
      end(now, "expired before it could be sent");
      sealedParameters = null;
      return false;
    }
    attempts++;
    claimedUntil = now.plus(lease);
    nextAttemptAt = claimedUntil;
    return true;
  }

  void markSent(Instant now) {
    sentAt = now;
    claimedUntil = null;
    refusedAt = null;
    nextAttemptAt = null;
    sealedParameters = null;
  }

  /** The mail server was not to be had, which is no failure of this mail and does not count. */
  void release(Instant now, String error) {
    attempts--;
    Duration age = Duration.between(createdAt, now);
    waitFor(bounded(age, MIN_WAIT, MAX_WAIT), now, error);
  }

  /** It failed in a way that may pass. */
  void putOff(Instant now, String error) {
    failures++;
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
    waitFor(bounded(doubled, FIRST_PAUSE, MAX_PAUSE), now, error);
  }

  private static Duration bounded(Duration pause, Duration min, Duration max) {
    return pause.compareTo(min) < 0 ? min : pause.compareTo(max) > 0 ? max : pause;
  }

  private void waitFor(Duration pause, Instant now, String error) {
    if (now.isAfter(createdAt.plus(PATIENCE))) {
      giveUp(now, error);
      return;
    }
    lastError = cut(error);
    claimedUntil = null;
    nextAttemptAt = now.plus(pause);
  }

  /**
   * The mail server will never take it.
   *
   * @param address whether it said so of the recipient
   */
  void refuse(Instant now, String error, boolean address) {
    refusedAt = address ? now : null;
    giveUp(now, error);
  }

  private void giveUp(Instant now, String error) {
    end(now, error);
    if (reference == null) {
      sealedParameters = null;
    }
  }

  /** It cannot be opened or written now, and stays whole for anyone who mends that. */
  void putAside(Instant now, String error) {
    end(now, error);
  }

  private void end(Instant now, String error) {
    droppedAt = now;
    lastError = cut(error);
    claimedUntil = null;
    nextAttemptAt = null;
  }

  private static String cut(String error) {
    return error.length() > MAX_ERROR_LENGTH ? error.substring(0, MAX_ERROR_LENGTH) : error;
  }

  Long id() {
    return id;
  }

  /**
   * Notes that those who observe are told now; empty where they were, or there is nothing to tell.
   */
  Optional<MailSent> announce(Instant now) {
    if (reference == null || sentAt == null || announcedAt != null) {
      return Optional.empty();
    }
    announcedAt = now;
    return Optional.of(new MailSent(template, reference));
  }

  Undelivered undelivered() {
    return new Undelivered(id, template, attempts, lastError, droppedAt != null);
  }

  /** Somebody asked for another attempt at once; where one is being made, that is it. */
  void retry(Instant now) {
    boolean inHand = claimedUntil != null && claimedUntil.isAfter(now);
    if (sealedParameters != null && !inHand) {
      droppedAt = null;
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

  String recipientKey() {
    return recipientKey;
  }

  String reference() {
    return reference;
  }

  String inReplyTo() {
    return inReplyTo;
  }

  /** Who reads it, as far as a mail knows. */
  Recipient reader() {
    return new Recipient(
        new EmailAddress(recipient), Locale.forLanguageTag(language), ZoneOffset.UTC);
  }

  String language() {
    return language;
  }

  String sealedParameters() {
    return sealedParameters;
  }
}
