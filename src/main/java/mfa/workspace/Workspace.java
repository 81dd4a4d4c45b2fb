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
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What members work in; it may ask all of them for an authenticator from a day on.
 *
 * <p>Its life: made by a platform administrator, renamed perhaps, <em>closed</em> and reopened; it
 * is never deleted, because its log speaks of it.
 */
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

  @Column(name = "pilot_required_since")
  private Instant pilotRequiredSince;

  @Column(name = "pilot_grace_days")
  private int pilotGraceDays;

  private String announcement;

  @Column(name = "announcer_id")
  private Long announcerId;

  @Column(name = "grace_days")
  private int graceDays;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Version private long version;

  protected Workspace() {}

  Workspace(String name, Locale language, Instant now) {
    this.name = name;
    this.language = language.getLanguage();
    this.graceDays = 7;
    this.createdAt = now;
  }

  /** Asks all members, or those of the pilot group, for an authenticator from then on. */
  void requireMfa(RuleStart start, long announcer, Instant from) {
    if (start.pilotOnly()) {
      pilotRequiredSince = from;
      pilotGraceDays = start.graceDays();
    } else {
      mfaRequiredSince = from;
      graceDays = start.graceDays();
    }
    announcement = start.words().orElse(null);
    announcerId = announcer;
  }

  /** Grace still runs from where it began: a shorter one may be over at once. */
  void changeGrace(int newGraceDays) {
    graceDays = newGraceDays;
  }

  void requireNothing() {
    mfaRequiredSince = null;
    pilotRequiredSince = null;
    announcement = null;
    announcerId = null;
  }

  /** Of anybody, now or later. */
  boolean requiresMfa() {
    return mfaRequiredSince != null || pilotRequiredSince != null;
  }

  /** Whether it asks all of them already, or the pilot group where that is the question. */
  boolean asksAlready(boolean pilotOnly) {
    return mfaRequiredSince != null || pilotOnly && pilotRequiredSince != null;
  }

  /**
   * What is asked of a member who joined then: of the rule for all and that for the pilot group the
   * one that ends sooner (R46); empty where nothing is asked, as while it is closed.
   */
  Optional<Demand> demand(boolean pilot, Instant joinedAt) {
    if (isClosed()) {
      return Optional.empty();
    }
    Demand ofAll = new Demand(mfaRequiredSince, graceDays);
    Demand ofPilots = new Demand(pilot ? pilotRequiredSince : null, pilotGraceDays);
    return Stream.of(ofAll, ofPilots)
        .filter(demand -> demand.since() != null)
        .min(Comparator.comparing(demand -> demand.end(joinedAt)));
  }

  /** The words of who made the rule, as mails quote them under that name. */
  Optional<String> announcement(String by) {
    return Optional.ofNullable(announcement).map(text -> new Announcement(text, by).quoted());
  }

  /** The account of who made the rule; empty where that was before it was kept. */
  Optional<Long> announcerId() {
    return Optional.ofNullable(announcerId);
  }

  WorkspaceRule rule(long pilots) {
    return new WorkspaceRule(
        id, mfaRequiredSince, graceDays, pilotRequiredSince, pilotGraceDays, pilots);
  }

  void rename(String newName) {
    name = newName;
  }

  /** Nobody finds it any more until it is reopened; what it holds stays. */
  void close(Instant now) {
    closedAt = now;
  }

  void reopen() {
    closedAt = null;
  }

  boolean isClosed() {
    return closedAt != null;
  }

  Long id() {
    return id;
  }

  String name() {
    return name;
  }

  int graceDays() {
    return graceDays;
  }
}
