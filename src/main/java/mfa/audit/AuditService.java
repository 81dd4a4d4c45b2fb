package mfa.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;

/** Writes the audit log of who did what, when, from where and with which result. */
@Stateless
public class AuditService {

  private static final int MAX_PAGE = 200;
  private static final Set<AuditAction> OF_OWNERS = AuditAction.ofOwners();

  @Inject private AuditEntries entries;
  @Inject private WorkspaceEntries ofWorkspaces;
  @Inject private RepeatedFailures repeated;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Adds an entry to the transaction at hand: it stays exactly if that stays. Of what one caller is
   * refused over and over, some entries stand for the others, and say for how many.
   */
  @PermitAll
  public void record(AuditEvent event) {
    OptionalLong caller = request.accountId();
    if (caller.isPresent() && event.result() == AuditResult.FAILURE) {
      repeated.listed(caller.getAsLong(), event).ifPresent(listed -> add(listed, caller));
    } else {
      add(event, caller);
    }
  }

  /** The same for a refusal of what one account gave out, by a caller who is not known. */
  @PermitAll
  public void recordRefusal(AuditEvent failure, long accountId) {
    repeated.listed(accountId, failure).ifPresent(listed -> add(listed, request.accountId()));
  }

  private void add(AuditEvent event, OptionalLong caller) {
    Long actorId = caller.isPresent() ? caller.getAsLong() : null;
    entries.add(new AuditEntry(event, actorId, request.client(), clock.instant()));
  }

  /** Adds an entry that stays even if the transaction at hand, if any, is rolled back. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordAlone(AuditEvent event) {
    record(event);
  }

  /** When this happened to those accounts last. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, Instant> lastTimes(Set<Long> subjectIds, AuditAction action) {
    if (subjectIds.isEmpty()) {
      return Map.of();
    }
    return entries.times(subjectIds, action).stream()
        .collect(
            Collectors.toMap(
                row -> (Long) row[0], row -> (Instant) row[1], (earlier, later) -> later));
  }

  /**
   * What happened in a workspace, newest first.
   *
   * @param max at most 200 are handed out at once
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<WorkspaceEntry> ofWorkspace(
      long workspaceId, WorkspaceAuditFilter filter, int offset, int max) {
    int bounded = Math.clamp(max, 0, MAX_PAGE);
    return ofWorkspaces.page(workspaceId, filter, Math.max(0, offset), bounded).stream()
        .map(AuditEntry::workspaceEntry)
        .toList();
  }

  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countOfWorkspace(long workspaceId, WorkspaceAuditFilter filter) {
    return ofWorkspaces.count(workspaceId, filter);
  }

  /**
   * What happened to an account, newest first. Who may see it is decided by the caller.
   *
   * @param max at most 200 are handed out at once
   */
  @PermitAll
  public List<WorkspaceEntry> ofAccount(long accountId, int offset, int max) {
    return entries
        .ofSubject(
            accountId, OF_OWNERS, Instant.EPOCH, Math.max(0, offset), Math.clamp(max, 0, MAX_PAGE))
        .stream()
        .map(AuditEntry::workspaceEntry)
        .toList();
  }

  @PermitAll
  public long countOfAccount(long accountId) {
    return entries.countOfSubject(accountId, OF_OWNERS, Instant.EPOCH);
  }

  /**
   * What happened to the caller's own account, newest first.
   *
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Activity> ownActivities(ActivityFilter filter, int offset, int max) {
    int bounded = Math.clamp(max, 0, MAX_PAGE);
    return entries
        .ofSubject(
            request.requiredAccountId(),
            filter.actions(),
            since(filter),
            Math.max(0, offset),
            bounded)
        .stream()
        .map(AuditEntry::activity)
        .toList();
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countOwnActivities(ActivityFilter filter) {
    return entries.countOfSubject(request.requiredAccountId(), filter.actions(), since(filter));
  }

  /** Notes that the caller's own activities left the product. */
  @RolesAllowed(Roles.MEMBER)
  public void beginOwnExport() {
    record(AuditEvent.success(AuditAction.ACTIVITY_EXPORTED, request.requiredAccountId()));
  }

  private Instant since(ActivityFilter filter) {
    return filter.days() == 0
        ? Instant.EPOCH
        : clock.instant().minus(Duration.ofDays(filter.days()));
  }
}
