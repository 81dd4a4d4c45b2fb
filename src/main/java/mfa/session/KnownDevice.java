package mfa.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A browser that completed a sign-in to an account, known by the keyed hash of its cookie. It never
 * replaces a code; it makes guessing anonymous visitors not slow down the owner, and a new one is
 * mailed.
 */
@Entity
@Table(name = "known_device")
class KnownDevice {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "known_device_seq")
  @SequenceGenerator(name = "known_device_seq", sequenceName = "known_device_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "first_seen_at")
  private Instant firstSeenAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  protected KnownDevice() {}

  KnownDevice(long accountId, String deviceHash, Instant now) {
    this.accountId = accountId;
    this.deviceHash = deviceHash;
    this.firstSeenAt = now;
    this.lastSeenAt = now;
  }
}
