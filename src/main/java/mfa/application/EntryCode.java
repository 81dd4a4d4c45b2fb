package mfa.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Leads a browser from our pages into an application.
 *
 * <p>Its life: made for one application and one browser, handed over in an address; gone when
 * anybody shows it, or after a minute.
 */
@Entity
@Table(name = "entry_code")
class EntryCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entry_code_seq")
  @SequenceGenerator(name = "entry_code_seq", sequenceName = "entry_code_seq")
  private Long id;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "application_id")
  private long applicationId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "return_path")
  private String returnPath;

  @Column(name = "ends_at")
  private Instant endsAt;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected EntryCode() {}

  @SuppressWarnings("NullAway.Init") // the id is the database's
  EntryCode(
      String codeHash, long applicationId, long sessionId, EntryRequest request, Instant end) {
    this.codeHash = codeHash;
    this.applicationId = applicationId;
    this.sessionId = sessionId;
    this.browserHash = request.browserHash();
    this.returnPath = request.page().text();
    this.endsAt = end;
  }

  boolean isOf(Application application) {
    return applicationId == application.id();
  }

  boolean counts(BrowserKey browser, Instant now) {
    return endsAt.isAfter(now) && browser.isHashedTo(browserHash);
  }

  long id() {
    return id;
  }

  long applicationId() {
    return applicationId;
  }

  long sessionId() {
    return sessionId;
  }

  ReturnPath page() {
    return ReturnPath.of(returnPath);
  }
}
