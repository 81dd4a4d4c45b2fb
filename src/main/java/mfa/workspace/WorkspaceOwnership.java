package mfa.workspace;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.SoleOwnership;

/** Says which workspaces an account alone owns (R58). */
@Dependent
class WorkspaceOwnership implements SoleOwnership {

  @Inject private Memberships memberships;
  @Inject private AccountService accounts;

  @Override
  public void lock(long accountId) {
    memberships.of(accountId).stream()
        .map(membership -> membership.summary().workspaceId())
        .sorted()
        .forEach(memberships::lock);
  }

  @Override
  public List<Long> workspaces(long accountId) {
    Map<Long, Set<Long>> owners = memberships.ownersOfOwnedBy(accountId);
    Set<Long> everybody = new HashSet<>();
    owners.values().forEach(everybody::addAll);
    Set<Long> active = accounts.active(everybody);
    if (!active.contains(accountId)) {
      return List.of();
    }
    return owners.keySet().stream()
        .filter(
            workspaceId ->
                owners.get(workspaceId).stream()
                    .filter(owner -> owner != accountId)
                    .noneMatch(active::contains))
        .sorted()
        .toList();
  }
}
