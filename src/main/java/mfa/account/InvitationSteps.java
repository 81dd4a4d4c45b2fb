package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;

/** The transactions of {@link InvitationService}, each with its record and its mail. */
@Stateless
public class InvitationSteps {

  private static final String CONTEXT = "invitation";

  private Invitations invitations;
  private Memberships memberships;
  private Accounts accounts;
  private OutboxService outbox;
  private AuditService audit;
  private KeyRing keyRing;
  private RandomSource random;
  private ServerSettings server;
  private CurrentRequest request;
  private Clock clock;

  protected InvitationSteps() {}

  @Inject
  public InvitationSteps(
      Invitations invitations,
      Memberships memberships,
      Accounts accounts,
      OutboxService outbox,
      AuditService audit,
      KeyRing keyRing,
      RandomSource random,
      ServerSettings server,
      CurrentRequest request,
      Clock clock) {
    this.invitations = invitations;
    this.memberships = memberships;
    this.accounts = accounts;
    this.outbox = outbox;
    this.audit = audit;
    this.keyRing = keyRing;
    this.random = random;
    this.server = server;
    this.request = request;
    this.clock = clock;
  }

  @PermitAll
  public InvitationResult invite(
      long workspaceId, List<String> typed, WorkspaceRole role, Locale language) {
    Workspace workspace = memberships.workspace(workspaceId).orElseThrow();
    Map<String, InvitationProblem> failed = new LinkedHashMap<>();
    int sent = 0;
    for (String text : typed) {
      Optional<EmailAddress> email = EmailAddress.parse(text);
      Optional<InvitationProblem> problem =
          email.isEmpty()
              ? Optional.of(InvitationProblem.NO_ADDRESS)
              : problem(workspaceId, email.get());
      if (problem.isPresent()) {
        failed.put(text, problem.get());
      } else {
        send(orNew(workspace, email.get()), role, language);
        sent++;
      }
    }
    return new InvitationResult(MembershipChange.DONE, sent, failed);
  }

  private Optional<InvitationProblem> problem(long workspaceId, EmailAddress email) {
    if (invitations.isMember(workspaceId, email)) {
      return Optional.of(InvitationProblem.MEMBER);
    }
    Instant now = clock.instant();
    return invitations.of(workspaceId, email).filter(open -> open.isOpen(now)).isPresent()
        ? Optional.of(InvitationProblem.OPEN)
        : Optional.empty();
  }

  private Invitation orNew(Workspace workspace, EmailAddress email) {
    return invitations.of(workspace.id(), email).orElseGet(() -> new Invitation(workspace, email));
  }

  private void send(Invitation invitation, WorkspaceRole role, Locale language) {
    String key = random.key();
    long inviter = request.requiredAccountId();
    invitation.send(role, language, inviter, keyRing.hash(CONTEXT, key), clock.instant());
    invitations.add(invitation);
    Recipient recipient = new Recipient(invitation.email(), language, ZoneOffset.UTC);
    outbox.send(
        Mail.of(MailTemplate.INVITATION, recipient)
            .with("workspace", invitation.workspace().name())
            .with("inviter", accounts.byId(inviter).profile().name())
            .with("link", server.baseUrl() + "/invitation?key=" + key)
            .with("until", invitation.expiresAt())
            .notAfter(invitation.expiresAt()));
    record(AuditAction.MEMBER_INVITED, inviter, invitation);
  }

  @PermitAll
  public List<InvitationLine> open(long workspaceId, int most) {
    Instant now = clock.instant();
    return invitations.notEndedIn(workspaceId, most).stream().map(each -> each.line(now)).toList();
  }

  /** Of an invitation that was not accepted or canceled. */
  @PermitAll
  public Optional<WorkspaceRole> role(long workspaceId, long invitationId) {
    return notEnded(workspaceId, invitationId).map(Invitation::role);
  }

  @PermitAll
  public void resend(long workspaceId, long invitationId) {
    notEnded(workspaceId, invitationId)
        .filter(invitation -> invitation.canBeSentAgain(clock.instant()))
        .ifPresent(invitation -> send(invitation, invitation.role(), invitation.language()));
  }

  @PermitAll
  public boolean cancel(long workspaceId, long invitationId) {
    Optional<Invitation> invitation = notEnded(workspaceId, invitationId);
    invitation.ifPresent(
        open -> {
          open.cancel(clock.instant());
          record(AuditAction.INVITATION_CANCELED, request.requiredAccountId(), open);
        });
    return invitation.isPresent();
  }

  private Optional<Invitation> notEnded(long workspaceId, long invitationId) {
    return invitations.inWorkspace(workspaceId, invitationId).filter(Invitation::isNotEnded);
  }

  @PermitAll
  public Optional<InvitationOffer> offer(String key) {
    return invitations
        .open(keyRing.hashes(CONTEXT, key), clock.instant())
        .map(
            open ->
                new InvitationOffer(
                    open.workspace().name(),
                    open.role(),
                    open.email(),
                    accounts.find(open.email()).isPresent()));
  }

  @PermitAll
  public boolean accept(String key, long accountId) {
    Profile account = accounts.byId(accountId).profile();
    Optional<Invitation> open = lockOpen(key).filter(invitation -> invitation.isFor(account));
    open.ifPresent(invitation -> join(invitation, accountId));
    return open.isPresent();
  }

  @PermitAll
  public boolean acceptAsNew(String key, String name, String passwordHash) {
    Optional<Invitation> open =
        lockOpen(key).filter(invitation -> accounts.find(invitation.email()).isEmpty());
    open.ifPresent(
        invitation -> {
          Account account =
              new Account(
                  invitation.email(), name, invitation.language(), passwordHash, clock.instant());
          invitations.add(account);
          join(invitation, account.id());
        });
    return open.isPresent();
  }

  private Optional<Invitation> lockOpen(String key) {
    return invitations.lockOpen(keyRing.hashes(CONTEXT, key), clock.instant());
  }

  private void join(Invitation invitation, long accountId) {
    Instant now = clock.instant();
    invitation.accept(now);
    if (memberships.of(accountId, invitation.workspace().id()).isEmpty()) {
      invitations.add(new Membership(invitation.workspace(), accountId, invitation.role(), now));
    }
    record(AuditAction.INVITATION_ACCEPTED, accountId, invitation);
  }

  private void record(AuditAction action, long subjectId, Invitation invitation) {
    audit.record(
        AuditEvent.success(action, subjectId)
            .in(invitation.workspace().id())
            .saying(invitation.email().masked() + " as " + invitation.role()));
  }
}
