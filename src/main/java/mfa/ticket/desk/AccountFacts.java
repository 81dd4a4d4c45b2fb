package mfa.ticket.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.workspace.WorkspaceRole;

/**
 * What a reviewer is told of the account, beside the risks.
 *
 * @param name empty where the account is gone, and so is the address
 * @param boundSince null where nothing is bound
 * @param lastSignIn null where no session is kept; only its day is shown
 * @param formerTickets how many to unbind it had before, drafts left out
 */
public record AccountFacts(
    String name,
    String email,
    Locale language,
    Instant boundSince,
    Instant lastSignIn,
    Set<PlatformRole> platformRoles,
    List<AccountWorkspace> workspaces,
    long formerTickets) {

  /** In its workspaces, each once. */
  public Set<WorkspaceRole> roles() {
    Set<WorkspaceRole> roles = EnumSet.noneOf(WorkspaceRole.class);
    workspaces.forEach(workspace -> roles.add(workspace.role()));
    return roles;
  }
}
