package mfa.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.config.ServerSettings;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ListPage;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.session.SessionService;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceService;

/** Adds and removes applications of workspaces, and shows members those of theirs. */
@Stateless
public class ApplicationService {

  public static final int MAX_NAME_LENGTH = 60;

  @Inject private Applications applications;
  @Inject private WorkspaceService workspaces;
  @Inject private MembershipService memberships;
  @Inject private SessionService sessions;
  @Inject private ServerSettings server;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** A part of all applications, by name. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public List<ApplicationItem> page(ListPage page) {
    List<Application> found = applications.page(page);
    Map<Long, String> names =
        workspaces.names(found.stream().map(Application::workspaceId).collect(Collectors.toSet()));
    return found.stream()
        .map(application -> application.item(names.getOrDefault(application.workspaceId(), "")))
        .toList();
  }

  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public long count() {
    return applications.count();
  }

  /** Those of one of the caller's workspaces, by name; none where the caller is no member. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<ApplicationItem> own(long workspaceId) {
    return memberships.own().stream()
        .filter(own -> own.workspaceId() == workspaceId)
        .findFirst()
        .map(
            member ->
                applications.of(workspaceId).stream()
                    .map(application -> application.item(member.workspaceName()))
                    .toList())
        .orElse(List.of());
  }

  /**
   * Puts an application of a workspace behind the gate; needs a fresh code.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 60 characters
   */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public ApplicationResult add(long workspaceId, String name, String address) {
    String clean = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    if (!workspaces.isOpen(workspaceId)) {
      return ApplicationResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return needsCode(AuditAction.APPLICATION_ADDED);
    }
    Optional<ApplicationOrigin> origin = ApplicationOrigin.parse(address).filter(this::isAllowed);
    if (origin.isEmpty()) {
      return ApplicationResult.WRONG_ORIGIN;
    }
    String host = origin.get().host();
    if (host.equalsIgnoreCase(server.baseUrl().getHost())) {
      return ApplicationResult.OWN_HOST;
    }
    if (applications.isTaken(host)) {
      return ApplicationResult.TAKEN;
    }
    applications.add(new Application(workspaceId, clean, origin.get(), clock.instant()));
    record(AuditAction.APPLICATION_ADDED, workspaceId, origin.get().text());
    return ApplicationResult.DONE;
  }

  private boolean isAllowed(ApplicationOrigin origin) {
    return origin.isOverTls() || server.isDevelopment();
  }

  /** Lets nobody into an application any more; needs a fresh code. */
  @RolesAllowed(Roles.PLATFORM_ADMIN)
  public ApplicationResult remove(long id) {
    Optional<Application> application = applications.find(id);
    if (application.isEmpty()) {
      return ApplicationResult.UNKNOWN;
    }
    if (!sessions.hasFreshCode()) {
      return needsCode(AuditAction.APPLICATION_REMOVED);
    }
    applications.remove(application.get());
    record(
        AuditAction.APPLICATION_REMOVED,
        application.get().workspaceId(),
        application.get().origin());
    return ApplicationResult.DONE;
  }

  private void record(AuditAction action, long workspaceId, String origin) {
    audit.record(
        AuditEvent.success(action, request.requiredAccountId()).in(workspaceId).saying(origin));
  }

  private ApplicationResult needsCode(AuditAction action) {
    ApplicationResult refusal = ApplicationResult.NEEDS_CODE;
    audit.record(AuditEvent.failure(action, request.requiredAccountId()).saying(refusal.name()));
    return refusal;
  }
}
