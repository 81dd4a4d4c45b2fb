package mfa.workflow;

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
import java.util.Locale;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionLoad;

/** Who made which version of a process, when, from where and why; never changed. */
@Entity
@Table(name = "process_deployment")
class ProcessDeployment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "process_deployment_seq")
  @SequenceGenerator(name = "process_deployment_seq", sequenceName = "process_deployment_seq")
  private Long id;

  @Column(name = "definition_id")
  private String definitionId;

  @Column(name = "deployment_id")
  private String deploymentId;

  private String process;

  @Column(name = "process_version")
  private int number;

  @Column(name = "version_tag")
  private String tag;

  @Enumerated(EnumType.STRING)
  private DeploymentSource source;

  private String note;

  @Column(name = "file_hash")
  private String fileHash;

  /** Null for what came with the product. */
  @Column(name = "account_id")
  private Long accountId;

  @Column(name = "deployed_at")
  private Instant deployedAt;

  protected ProcessDeployment() {}

  ProcessDeployment(
      ModelVersion version,
      DeploymentSource source,
      String note,
      String fileHash,
      Long accountId,
      Instant deployedAt) {
    this.definitionId = version.definitionId();
    this.deploymentId = version.deploymentId();
    this.process = version.process();
    this.number = version.number();
    this.tag = version.tag();
    this.source = source;
    this.note = note;
    this.fileHash = fileHash;
    this.accountId = accountId;
    this.deployedAt = deployedAt;
  }

  String definitionId() {
    return definitionId;
  }

  String process() {
    return process;
  }

  int number() {
    return number;
  }

  private String tag() {
    return tag == null ? "" : tag;
  }

  Long accountId() {
    return accountId;
  }

  /**
   * What the audit log says of it.
   *
   * @param wayIn how the file came
   */
  String detail(String wayIn) {
    String label = tag().isEmpty() ? "" : " (" + tag + ")";
    return String.format(
        Locale.ROOT, "%s %d%s, %s, %s: %s", process, number, label, wayIn, fileHash, note);
  }

  /**
   * @param deployedBy name of the account, or null
   */
  VersionItem item(String deployedBy, boolean newest, VersionLoad load) {
    return new VersionItem(
        definitionId,
        deploymentId,
        process,
        number,
        tag(),
        deployedBy,
        deployedAt,
        source,
        source == DeploymentSource.PACKAGE && accountId == null,
        note,
        fileHash,
        newest,
        load.running(),
        load.incidents());
  }
}
