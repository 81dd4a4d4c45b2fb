package mfa.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/** What members work in; it may ask all of them for an authenticator from a day on. */
@Entity
@Table(name = "workspace")
class Workspace {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "workspace_seq")
  @SequenceGenerator(name = "workspace_seq", sequenceName = "workspace_seq")
  private Long id;

  private String name;
  private String language;

  @Column(name = "mfa_required_since")
  private Instant mfaRequiredSince;

  @Column(name = "grace_days")
  private int graceDays;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Workspace() {}

  Workspace(String name, Locale language, Instant now) {
    this.name = name;
    this.language = language.getLanguage();
    this.graceDays = 7;
    this.createdAt = now;
  }

  /** Asks all members for an authenticator from now on; grace begins again. */
  void requireMfa(int newGraceDays, Instant now) {
    mfaRequiredSince = now;
    graceDays = newGraceDays;
  }

  /** Grace still runs from where it began: a shorter one may be over at once. */
  void changeGrace(int newGraceDays) {
    graceDays = newGraceDays;
  }

  void requireNothing() {
    mfaRequiredSince = null;
  }

  boolean requiresMfa() {
    return mfaRequiredSince != null;
  }

  Long id() {
    return id;
  }

  String name() {
    return name;
  }

  Instant mfaRequiredSince() {
    return mfaRequiredSince;
  }

  int graceDays() {
    return graceDays;
  }
}
