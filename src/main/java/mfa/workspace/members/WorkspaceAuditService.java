package mfa.workspace.members;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
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
import mfa.audit.AuditResult;
import mfa.audit.AuditService;
import mfa.audit.WorkspaceAuditFilter;
import mfa.audit.WorkspaceEntry;
import mfa.invitation.InvitationService;
import mfa.mail.EmailAddress;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ExportResult;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;

/**
 * Shows the owners and administrators of a workspace who did what in it, and nothing of elsewhere.
 * To everybody else the workspace is one that does not exist (R58).
 */
@Stateless
public class WorkspaceAuditService {

  /** So many who left, and so many who were removed, can be looked for. */
  private static final int MAX_FORMER = 200;

  /** How an invitation is noted. */
  private static final Pattern INVITED =
      Pattern.compile("\\S+ as [A-Z_]+ \\(invitation (?<invitation>\\d{1,18})\\)");

  @Inject private WorkspaceService workspaces;
  @Inject private Members members;
  @Inject private InvitationService invitations;
  @Inject private AccountService accounts;
  @Inject private ExportMails mails;
  @Inject private AuditService audit;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;

  /**
   * A page of the audit log, newest first.
   *
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<WorkspaceAuditItem> page(
      long workspaceId, WorkspaceAuditFilter filter, int offset, int max) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return List.of();
    }
    List<WorkspaceEntry> entries = audit.ofWorkspace(workspaceId, filter, offset, max);
    Set<Long> ids =
        entries.stream()
            .flatMap(entry -> Stream.of(entry.actorId(), entry.subjectId()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    People people = new People(accounts.names(ids), members.present(workspaceId, ids));
    Map<Long, String> invited =
        invitations.addresses(
            workspaceId,
            entries.stream()
                .flatMap(entry -> invitation(entry).stream())
                .collect(Collectors.toSet()));
    Set<String> listed =
        members.listed(
            workspaceId,
            invited.values().stream()
                .flatMap(address -> canonical(address).stream())
                .collect(Collectors.toSet()));
    return entries.stream().map(entry -> item(entry, people, invited, listed)).toList();
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long count(long workspaceId, WorkspaceAuditFilter filter) {
    return workspaces.administered(workspaceId).isEmpty()
        ? 0
        // A page asks how many there are, and so does the list on it.
        : readOnce.get(
            Long.class,
            List.of(workspaceId, filter),
            () -> audit.countOfWorkspace(workspaceId, filter));
  }

  /** The names of accounts, and which of them are members now. */
  private record People(Map<Long, String> names, Set<Long> members) {

    String name(Long accountId) {
      return accountId == null ? "" : names.getOrDefault(accountId, "");
    }

    boolean isMember(Long accountId) {
      return accountId != null && members.contains(accountId);
    }
  }

  /**
   * Members whose name or address has this part, by name; behind them those whose name has it and
   * who left the workspace or were removed, the newest hundreds of them.
   *
   * @param max at most 200 are handed out at once
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<AuditPerson> people(long workspaceId, String search, int offset, int max) {
    if (workspaces.administered(workspaceId).isEmpty()) {
      return List.of();
    }
    String pattern = new MemberFilter(search, null, null).pattern();
    int from = Math.max(0, offset);
    int bounded = Math.clamp(max, 0, MemberPage.MAX);
    List<Long> ids = members.accountIds(workspaceId, pattern, from, bounded);
    Map<Long, Profile> profiles = accounts.profiles(Set.copyOf(ids));
    Stream<AuditPerson> present =
        ids.stream()
            .map(profiles::get)
            .filter(Objects::nonNull)
            .map(person -> new AuditPerson(person.id(), person.name(), person.email().text()));
    if (ids.size() == bounded) {
      return present.toList();
    }
    long before = members.countAccounts(workspaceId, pattern);
    Stream<AuditPerson> former =
        former(workspaceId, search)
            .skip(Math.max(0, from - before))
            .limit((long) bounded - ids.size());
    return Stream.concat(present, former).toList();
  }

  private Stream<AuditPerson> former(long workspaceId, String search) {
    Set<Long> gone =
        Stream.of(AuditAction.MEMBER_REMOVED, AuditAction.WORKSPACE_LEFT)
            .map(WorkspaceAuditFilter::of)
            .flatMap(filter -> audit.ofWorkspace(workspaceId, filter, 0, MAX_FORMER).stream())
            .filter(entry -> entry.result() == AuditResult.SUCCESS)
            .map(WorkspaceEntry::subjectId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<Long> present = members.present(workspaceId, gone);
    String part = SearchText.of(search).toLowerCase(Locale.ROOT);
    return accounts.names(gone).entrySet().stream()
        .filter(person -> !present.contains(person.getKey()))
        .filter(person -> person.getValue().toLowerCase(Locale.ROOT).contains(part))
        .sorted(
            Map.Entry.<Long, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(person -> new AuditPerson(person.getKey(), person.getValue(), ""));
  }

  /** Notes that the audit log left the product; as {@link MemberService#beginExport}. */
  @RolesAllowed(Roles.MEMBER)
  public ExportResult beginExport(long workspaceId) {
    Optional<MembershipSummary> own = workspaces.administered(workspaceId);
    if (own.isEmpty()) {
      return ExportResult.UNKNOWN;
    }
    if (!mails.mayExport(workspaceId)) {
      return ExportResult.TOO_OFTEN;
    }
    audit.record(
        AuditEvent.success(AuditAction.RECORD_EXPORTED, request.requiredAccountId())
            .in(workspaceId));
    mails.auditExported(own.get());
    return ExportResult.ALLOWED;
  }

  /** The invitation that the entry speaks of. */
  private static Optional<Long> invitation(WorkspaceEntry entry) {
    return Optional.of(INVITED.matcher(entry.detail()))
        .filter(Matcher::matches)
        .map(found -> Long.valueOf(found.group("invitation")));
  }

  private static WorkspaceAuditItem item(
      WorkspaceEntry entry, People people, Map<Long, String> invited, Set<String> listed) {
    Long actor = actor(entry);
    Optional<String> address = address(entry, invited);
    return new WorkspaceAuditItem(
        entry.at(),
        entry.action(),
        entry.result(),
        people.name(actor),
        people.isMember(actor),
        address.orElseGet(() -> subject(entry, people)),
        address
            .map(known -> canonical(known).filter(listed::contains).isPresent())
            .orElseGet(() -> people.isMember(entry.subjectId())),
        entry.clientAddress(),
        entry.userAgent(),
        entry.detail());
  }

  /** Who accepts an invitation is not signed in yet, but known. */
  private static Long actor(WorkspaceEntry entry) {
    return entry.action() == AuditAction.INVITATION_ACCEPTED ? entry.subjectId() : entry.actorId();
  }

  /** The log has addresses of outsiders masked; the invitation has them as long as it is kept. */
  private static Optional<String> address(WorkspaceEntry entry, Map<Long, String> invited) {
    return invitation(entry)
        .filter(id -> entry.action() != AuditAction.INVITATION_ACCEPTED)
        .map(invited::get);
  }

  /** Nothing for one that was typed before today's rules. */
  private static Optional<String> canonical(String address) {
    return EmailAddress.parse(address).map(EmailAddress::canonical);
  }

  private static String subject(WorkspaceEntry entry, People people) {
    boolean other = entry.subjectId() != null && !entry.subjectId().equals(entry.actorId());
    return other ? people.name(entry.subjectId()) : "";
  }
}
