package mfa.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.workspace.WorkspaceRole;

/**
 * Somebody was asked to join: a workspace with a role there, or the server with a platform role.
 *
 * <p>Its life: open from the mail on, for seven days; sent again with another link, which ends the
 * former one; accepted once, or canceled. Whether the address has an account already is not noted.
 */
@Entity
@Table(name = "invitation")
class Invitation {

  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
  @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq")
  private Long id;

  @Column(name = "workspace_id")
  private Long workspaceId;

  private String email;

  /** The address in canonical form while the invitation is open. */
  @Column(name = "open_email")
  private String openEmail;

  @Enumerated(EnumType.STRING)
  private WorkspaceRole role;

  @Enumerated(EnumType.STRING)
  @Column(name = "platform_role")
  private PlatformRole platformRole;

  private String language;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "invited_by")
  private Long invitedBy;

  /** Of the mail with the link. */
  @Column(name = "message_id")
  private String messageId;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "canceled_at")
  private Instant canceledAt;

  @Version private long version;

  protected Invitation() {}

  Invitation(long workspaceId, EmailAddress email) {
    this.workspaceId = workspaceId;
    this.email = email.text();
    this.openEmail = email.canonical();
  }

  /** To the server. */
  Invitation(PlatformRole platformRole, EmailAddress email) {
    this.platformRole = platformRole;
    this.email = email.text();
    this.openEmail = email.canonical();
  }

  void as(WorkspaceRole newRole) {
    role = newRole;
  }

  /**
   * A mail with a new link leaves; an older link ends.
   *
   * @param by who invites, or null for the operator
   */
  void send(Locale in, Long by, String newKeyHash, Instant now) {
    language = in.getLanguage();
    invitedBy = by;
    keyHash = newKeyHash;
    sentAt = now;
    expiresAt = now.plus(LIFE);
  }

  /** The mail with the link is on its way. */
  void recordMail(String newMessageId) {
    messageId = newMessageId;
  }

  /** Empty for one that was mailed before this was noted. */
  Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** Not a moment ago, so that nobody's mailbox is flooded. */
  boolean canBeSentAgain(Instant now) {
    return openEmail != null && !sentAt.plus(PAUSE).isAfter(now);
  }

  void accept(Instant now) {
    acceptedAt = now;
    openEmail = null;
  }

  void cancel(Instant now) {
    canceledAt = now;
    openEmail = null;
  }

  boolean isOpen(Instant now) {
    return openEmail != null && expiresAt.isAfter(now);
  }

  boolean isNotEnded() {
    return openEmail != null;
  }

  boolean isFor(Profile account) {
    return account.email().canonical().equals(email().canonical());
  }

  EmailAddress email() {
    return new EmailAddress(email);
  }

  Locale language() {
    return Locale.of(language);
  }

  WorkspaceRole role() {
    return role;
  }

  PlatformRole platformRole() {
    return platformRole;
  }

  Long id() {
    return id;
  }

  /** Null for the operator. */
  Long invitedBy() {
    return invitedBy;
  }

  boolean isForServer() {
    return workspaceId == null;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Null for one to the server. */
  Long workspaceId() {
    return workspaceId;
  }

  /**
   * @param undelivered whether its mail ended without being sent
   */
  InvitationItem item(Instant now, boolean undelivered) {
    return new InvitationItem(
        id, email, role, platformRole, expiresAt, !expiresAt.isAfter(now), undelivered);
  }
}
