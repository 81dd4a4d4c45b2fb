package mfa.workspace.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.workspace.WorkspaceRole;

/** What the list of members sorts and searches an open invitation by; a view, never written. */
@Entity
@Table(name = "listed_invitation")
class ListedInvitation {

  @Id private Long id;

  @Column(name = "workspace_id")
  private long workspaceId;

  @Column(name = "email_key")
  private String emailKey;

  @jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
  private WorkspaceRole role;

  @Column(name = "sent_at")
  private Instant sentAt;

  protected ListedInvitation() {}
}
