package mfa.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;

/** Who a session of ours speaks for, by what counts at this moment. */
@Entity
@Table(name = "caller_state")
class CallerState extends CallerRow {

  @Id private Long id;

  @Column(name = "platform_roles")
  private String platformRoles;

  @Column(name = "in_workspaces")
  private boolean inWorkspaces;

  @Column(name = "has_open_ticket")
  private boolean hasOpenTicket;

  private boolean awaited;

  protected CallerState() {}

  Set<String> platformRoles() {
    return platformRoles == null ? Set.of() : Set.of(platformRoles.split(","));
  }

  Caller caller(Set<String> roles) {
    return new Caller(accountId(), id, roles, inWorkspaces, hasOpenTicket, awaited);
  }
}
