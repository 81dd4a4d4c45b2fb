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
import mfa.platform.text.SingleLine;
import mfa.workflow.migration.process.MoveProblem;

/** A ticket that stayed where it was when its version was moved, and why; never changed. */
@Entity
@Table(name = "process_migration_failure")
class MigrationFailure {

  private static final int MAX_NAME_LENGTH = 255;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "process_migration_failure_seq")
  @SequenceGenerator(
      name = "process_migration_failure_seq",
      sequenceName = "process_migration_failure_seq")
  private Long id;

  @Column(name = "migration_id")
  private long migrationId;

  @Column(name = "ticket_number")
  private String number;

  @Enumerated(EnumType.STRING)
  private MoveProblem.Reason reason;

  @Column(name = "step_name")
  private String stepName;

  @Column(name = "failed_at")
  private Instant failedAt;

  protected MigrationFailure() {}

  MigrationFailure(ProcessMigration migration, String number, MoveProblem problem, Instant now) {
    this.migrationId = migration.id();
    this.number = number;
    this.reason = problem.reason();
    this.stepName = SingleLine.of(problem.step(), MAX_NAME_LENGTH);
    this.failedAt = now;
  }

  StayingTicket item() {
    return new StayingTicket(number, reason, stepName);
  }
}
