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
 * A web application of a workspace, which a reverse proxy lets nobody into without asking the gate.
 *
 * <p>Its life: added by a platform administrator, never changed; removed with all its keys.
 */
@Entity
@Table(name = "application")
class Application {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_seq")
  @SequenceGenerator(name = "application_seq", sequenceName = "application_seq")
  private Long id;

  @Column(name = "workspace_id")
  private long workspaceId;

  private String name;
  private String origin;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected Application() {}

  @SuppressWarnings("NullAway.Init") // the id is the database's
  Application(long workspaceId, String name, ApplicationOrigin origin, Instant now) {
    this.workspaceId = workspaceId;
    this.name = name;
    this.origin = origin.text();
    this.createdAt = now;
  }

  long id() {
    return id;
  }

  long workspaceId() {
    return workspaceId;
  }

  String origin() {
    return origin;
  }

  ApplicationItem item(String workspaceName) {
    return new ApplicationItem(id, name, origin, workspaceName, createdAt);
  }
}
