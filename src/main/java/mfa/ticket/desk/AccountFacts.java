package mfa.ticket.desk;

import java.util.Set;
import mfa.account.PlatformRole;
import mfa.workspace.WorkspaceRole;

/**
 * What a reviewer is told of the account, beside the risks.
 *
 * @param roles in its workspaces, each once
 * @param formerTickets how many it had before, drafts left out
 */
public record AccountFacts(
    Set<WorkspaceRole> roles, Set<PlatformRole> platformRoles, long formerTickets) {}
