package mfa.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import mfa.account.AccountChangeResult;
import mfa.account.AccountFilter;
import mfa.account.AccountOrder;
import mfa.account.AccountRow;
import mfa.account.AccountService;
import mfa.account.AccountStateService;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.audit.WorkspaceEntry;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/**
 * Shows accounts to platform administrators, who disable, enable and delete them, end their
 * sessions, and give and take platform roles: each with a fresh code, and never on their own
 * account (R58, R62, R63).
 */
@Stateless
public class AccountAdministrationService {

  @Inject private AccountService accounts;
  @Inject private MembershipService memberships;
  @Inject private OutboxService outbox;
  @Inject private AccountStateService states;
  @Inject private PlatformRoleService roles;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<AccountItem> page(
      AccountFilter filter, AccountOrder order, boolean descending, ListPage page) {
    return items(accounts.page(filter, order, descending, page));
  }

  /** An account; empty for one that is deleted. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public Optional<AccountItem> find(long accountId) {
    return items(accounts.row(accountId).stream().toList()).stream().findFirst();
  }

  /** The workspaces that it belongs to, by name; those that are closed are left out. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<MembershipSummary> memberships(long accountId) {
    return memberships.of(accountId);
  }

  /**
   * What happened to the account, newest first.
   *
   * @param page at most 200 entries are handed out at once
   */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<AccountHistoryItem> history(long accountId, ListPage page) {
    List<WorkspaceEntry> entries = audit.ofAccount(accountId, page.offset(), page.max());
    Map<Long, String> names =
        accounts.names(
            entries.stream()
                .map(WorkspaceEntry::actorId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return entries.stream()
        .map(
            entry ->
                new AccountHistoryItem(
                    entry.at(),
                    entry.action(),
                    entry.result(),
                    entry.actorId() == null ? "" : names.getOrDefault(entry.actorId(), ""),
                    entry.clientAddress(),
                    entry.userAgent()))
        .toList();
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long countHistory(long accountId) {
    return audit.countOfAccount(accountId);
  }

  private List<AccountItem> items(List<AccountRow> rows) {
    Set<Long> ids = rows.stream().map(AccountRow::id).collect(Collectors.toSet());
    Map<Long, Instant> bound = authenticators.boundSince(ids);
    Map<Long, Instant> signIns = sessions.lastSignIns(ids);
    Set<EmailAddress> refused = outbox.refused(addresses(rows));
    return rows.stream()
        .map(
            row ->
                new AccountItem(
                    row.id(),
                    row.id() == request.requiredAccountId(),
                    row.name(),
                    row.email(),
                    EmailAddress.parse(row.email()).filter(refused::contains).isPresent(),
                    row.state(),
                    row.createdAt(),
                    row.roles(),
                    bound.get(row.id()),
                    signIns.get(row.id())))
        .toList();
  }

  /** An account that was deleted has none. */
  private static Set<EmailAddress> addresses(List<AccountRow> rows) {
    return rows.stream()
        .flatMap(row -> EmailAddress.parse(row.email()).stream())
        .collect(Collectors.toSet());
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long count(AccountFilter filter) {
    return accounts.count(filter);
  }

  /** How many can review second; below two, a heightened ticket may find nobody. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long boundSupervisors() {
    Set<Long> supervisors =
        accounts.holders(PlatformRole.SUPERVISOR).stream()
            .map(Profile::id)
            .collect(Collectors.toSet());
    return authenticators.boundSince(supervisors).size();
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult disable(long accountId) {
    return change(AuditAction.ACCOUNT_DISABLED, accountId, states::disable);
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult enable(long accountId) {
    return change(AuditAction.ACCOUNT_ENABLED, accountId, states::enable);
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult delete(long accountId) {
    return change(AuditAction.ACCOUNT_DELETED, accountId, states::delete);
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult endSessions(long accountId) {
    return change(
        AuditAction.SESSION_ENDED,
        accountId,
        id -> {
          if (accounts.profile(id).isEmpty()) {
            return AccountChangeResult.UNKNOWN;
          }
          sessions.endAll(id, EndReason.BY_ADMINISTRATOR);
          return AccountChangeResult.DONE;
        });
  }

  /** Lets the account hold exactly these platform roles. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public AccountChangeResult changeRoles(long accountId, Set<PlatformRole> requested) {
    return change(AuditAction.PLATFORM_ROLES_CHANGED, accountId, id -> roles.change(id, requested));
  }

  private AccountChangeResult change(
      AuditAction action, long accountId, LongFunction<AccountChangeResult> change) {
    if (accountId == request.requiredAccountId()) {
      return refused(action, accountId, AccountChangeResult.OWN_ACCOUNT);
    }
    return sessions.hasFreshCode()
        ? change.apply(accountId)
        : refused(action, accountId, AccountChangeResult.NEEDS_CODE);
  }

  private AccountChangeResult refused(
      AuditAction action, long accountId, AccountChangeResult refusal) {
    audit.record(AuditEvent.failure(action, accountId).saying(refusal.name()));
    return refusal;
  }
}
