package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.audit.WorkspaceAuditFilter;
import mfa.audit.WorkspaceEntry;
import mfa.invitation.InvitationService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/**
 * Shows the owners and administrators of a workspace who did what in it, and nothing of elsewhere.
 * To everybody else the workspace is one that does not exist (R58).
 */
@Stateless
public class WorkspaceAuditService {

  /** How an invitation is noted. */
  private static final Pattern INVITED =
      Pattern.compile("\\S+ as [A-Z_]+ \\(invitation (?<invitation>\\d{1,18})\\)");

  @Inject private WorkspaceService workspaces;
  @Inject private Members members;
  @Inject private InvitationService invitations;
  @Inject private AccountService accounts;
  @Inject private ExportMails mails;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;

  /**
   * A page of the audit log, newest first.
   *
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  public List<WorkspaceAuditItem> page(
      long workspaceId, WorkspaceAuditFilter filter, int offset, int max) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return List.of();
    }
    List<WorkspaceEntry> entries = audit.ofWorkspace(workspaceId, filter, offset, max);
    Map<Long, String> names =
        accounts.names(
            entries.stream()
                .flatMap(entry -> Stream.of(entry.actorId(), entry.subjectId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Long, String> invited =
        invitations.addresses(
            workspaceId,
            entries.stream()
                .flatMap(entry -> invitation(entry).stream())
                .collect(Collectors.toSet()));
    return entries.stream().map(entry -> item(entry, names, invited)).toList();
  }

  @RolesAllowed(Roles.MEMBER)
  public long count(long workspaceId, WorkspaceAuditFilter filter) {
    return workspaces.administered(workspaceId).isEmpty()
        ? 0
        : audit.countOfWorkspace(workspaceId, filter);
  }

  /**
   * Members whose name or address has this part, by name.
   *
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  public List<AuditPerson> people(long workspaceId, String search, int offset, int max) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return List.of();
    }
    List<Long> ids =
        members.accountIds(
            workspaceId,
            new MemberFilter(search, null, null).pattern(),
            Math.max(0, offset),
            Math.clamp(max, 0, MemberPage.MAX));
    Map<Long, Profile> profiles = accounts.profiles(Set.copyOf(ids));
    return ids.stream()
        .map(profiles::get)
        .filter(Objects::nonNull)
        .map(person -> new AuditPerson(person.id(), person.name(), person.email().text()))
        .toList();
  }

  /** Notes that the audit log left the product; false where the caller does not administer it. */
  @RolesAllowed(Roles.MEMBER)
  public boolean beginExport(long workspaceId) {
    Optional<MembershipSummary> own = workspaces.administered(workspaceId);
    if (own.isPresent()) {
      audit.record(
          AuditEvent.success(AuditAction.RECORD_EXPORTED, request.requiredAccountId())
              .in(workspaceId));
      mails.auditExported(own.get());
    }
    return own.isPresent();
  }

  /** The invitation that the entry speaks of. */
  private static Optional<Long> invitation(WorkspaceEntry entry) {
    return Optional.of(INVITED.matcher(entry.detail()))
        .filter(Matcher::matches)
        .map(found -> Long.valueOf(found.group("invitation")));
  }

  private static WorkspaceAuditItem item(
      WorkspaceEntry entry, Map<Long, String> names, Map<Long, String> invited) {
    return new WorkspaceAuditItem(
        entry.at(),
        entry.action(),
        entry.result(),
        actor(entry, names),
        subject(entry, names, invited),
        entry.clientAddress(),
        entry.userAgent(),
        entry.detail());
  }

  /** Who accepts an invitation is not signed in yet, but known. */
  private static String actor(WorkspaceEntry entry, Map<Long, String> names) {
    Long actor =
        entry.action() == AuditAction.INVITATION_ACCEPTED ? entry.subjectId() : entry.actorId();
    return actor == null ? "" : names.getOrDefault(actor, "");
  }

  /** The log has addresses of outsiders masked; the invitation has them as long as it is kept. */
  private static String subject(
      WorkspaceEntry entry, Map<Long, String> names, Map<Long, String> invited) {
    Optional<String> address = invitation(entry).map(invited::get);
    if (address.isPresent() && entry.action() != AuditAction.INVITATION_ACCEPTED) {
      return address.get();
    }
    boolean other = entry.subjectId() != null && !entry.subjectId().equals(entry.actorId());
    return other ? names.getOrDefault(entry.subjectId(), "") : "";
  }
}
