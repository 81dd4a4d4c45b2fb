package mfa.workflow.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import mfa.workflow.process.version.ModelVersion;

/**
 * A process that somebody changes.
 *
 * <p>Its life: copied from a version or uploaded; saved after each change, by one open page at a
 * time; discarded by its author, or deleted with the account.
 */
@Entity
@Table(name = "process_draft")
class ProcessDraft {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "process_draft_seq")
  @SequenceGenerator(name = "process_draft_seq", sequenceName = "process_draft_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  private String process;

  /** The version it began with, by its id in the engine. */
  @Column(name = "base_definition")
  private String baseDefinition;

  @Column(name = "base_version")
  private int baseVersion;

  /** Lists of drafts leave it out: see {@link Drafts#list}. */
  private String model;

  /** Not changed in the browser since. */
  private boolean uploaded;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "saved_at")
  private Instant savedAt;

  @Version private long version;

  protected ProcessDraft() {}

  ProcessDraft(long accountId, ModelVersion base, String model, Instant now) {
    this.accountId = accountId;
    this.process = base.process();
    this.baseDefinition = base.definitionId();
    this.baseVersion = base.number();
    this.model = model;
    this.createdAt = now;
    this.savedAt = now;
  }

  ProcessDraft fromUpload() {
    uploaded = true;
    return this;
  }

  void save(String newModel, Instant now) {
    uploaded = uploaded && newModel.equals(model);
    model = newModel;
    savedAt = now;
  }

  Long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String process() {
    return process;
  }

  String model() {
    return model;
  }

  long revision() {
    return version;
  }

  Draft details(ModelVersion running) {
    return new Draft(
        id,
        process,
        baseVersion,
        running.number(),
        !baseDefinition.equals(running.definitionId()),
        uploaded,
        model,
        savedAt,
        version);
  }
}
