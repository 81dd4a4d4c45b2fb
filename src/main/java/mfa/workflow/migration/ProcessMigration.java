package mfa.workflow.migration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.workflow.DeploymentNote;
import mfa.workflow.migration.process.RunningInstance;
import mfa.workflow.process.version.ModelVersion;

/**
 * The move of all tickets of one version to another. Its life: it is begun by a process owner; goes
 * from ticket to ticket, in the order of the ids of their instances, and each is moved or stays; it
 * is done after the last, or stopped before.
 */
@Entity
@Table(name = "process_migration")
class ProcessMigration {

  /** After so many collisions with other work a ticket stays where it is. */
  static final int MAX_TRIES = 10;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "process_migration_seq")
  @SequenceGenerator(name = "process_migration_seq", sequenceName = "process_migration_seq")
  private Long id;

  private String process;

  @Column(name = "source_id")
  private String sourceId;

  @Column(name = "source_number")
  private int sourceNumber;

  @Column(name = "target_id")
  private String targetId;

  @Column(name = "target_number")
  private int targetNumber;

  @Column(name = "restart_timers")
  private boolean restartTimers;

  @Enumerated(EnumType.STRING)
  private MigrationProgress.State state;

  private long total;
  private long moved;
  private long failed;
  private long remained;
  private String note;

  @Column(name = "after_instance")
  private String afterInstance;

  private int tries;

  @Column(name = "started_by")
  private long startedBy;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected ProcessMigration() {}

  /**
   * @param total how many tickets are to be moved
   */
  ProcessMigration(
      ModelVersion source,
      ModelVersion target,
      boolean restartTimers,
      DeploymentNote note,
      long total,
      long startedBy,
      Instant now) {
    this.process = source.process();
    this.sourceId = source.definitionId();
    this.sourceNumber = source.number();
    this.targetId = target.definitionId();
    this.targetNumber = target.number();
    this.restartTimers = restartTimers;
    this.note = note.text();
    this.total = total;
    this.startedBy = startedBy;
    this.startedAt = now;
    this.state = MigrationProgress.State.RUNNING;
    this.afterInstance = "-";
  }

  /** The next ticket is on the new version. */
  void move(RunningInstance instance) {
    moved++;
    passBy(instance);
  }

  /** The next ticket stays where it is. */
  void leave(RunningInstance instance) {
    failed++;
    passBy(instance);
  }

  /** The next ticket has ended, or has been moved by somebody else. */
  void passBy(RunningInstance instance) {
    afterInstance = instance.id();
    tries = 0;
  }

  /** Counts a collision; false where there were too many. */
  boolean mayTryAgain() {
    tries++;
    return tries < MAX_TRIES;
  }

  void stop(Instant now) {
    state = MigrationProgress.State.STOPPED;
    endedAt = now;
  }

  /** After the last ticket; so many came to the old version meanwhile, and are still there. */
  void finish(long stillThere, Instant now) {
    state = MigrationProgress.State.DONE;
    remained = stillThere;
    endedAt = now;
  }

  boolean isRunning() {
    return state == MigrationProgress.State.RUNNING;
  }

  /** Whether it has not come to that ticket yet. */
  boolean isBefore(RunningInstance instance) {
    return isRunning() && afterInstance.compareTo(instance.id()) < 0;
  }

  Long id() {
    return id;
  }

  String sourceId() {
    return sourceId;
  }

  int sourceNumber() {
    return sourceNumber;
  }

  String targetId() {
    return targetId;
  }

  int targetNumber() {
    return targetNumber;
  }

  boolean restartsTimers() {
    return restartTimers;
  }

  String afterInstance() {
    return afterInstance;
  }

  String process() {
    return process;
  }

  String note() {
    return note;
  }

  long startedBy() {
    return startedBy;
  }

  /** For the audit log: how it begins. */
  String intention() {
    return total + " tickets, timers " + (restartTimers ? "begin again" : "kept");
  }

  /** For the audit log: what became of the tickets. */
  String result() {
    return moved + " moved, " + failed + " stayed, " + remained + " came meanwhile";
  }

  MigrationProgress progress() {
    return new MigrationProgress(
        id, sourceNumber, targetNumber, state, total, moved, failed, remained, note);
  }
}
