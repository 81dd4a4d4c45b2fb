package mfa.invitation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.mail.Word;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.text.Unlinked;
import mfa.workspace.WorkspaceService;

/** Sends the links of invitations and records what becomes of them. */
@Dependent
class InvitationSending {

  static final String CONTEXT = "invitation";

  @Inject private Invitations invitations;
  @Inject private AccountService accounts;
  @Inject private WorkspaceService workspaces;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private ServerSettings server;
  @Inject private Clock clock;

  /**
   * Mails a new link.
   *
   * @param inviterId null for the operator
   */
  void send(Invitation invitation, Locale language, Long inviterId) {
    String key = random.key();
    invitation.send(language, inviterId, keyRing.hash(CONTEXT, key), clock.instant());
    invitations.add(invitation);
    String link = server.baseUrl() + "/invitation?key=" + key;
    Recipient recipient = recipient(invitation.email(), language);
    Mail mail =
        invitation.isForServer()
            ? toServer(invitation, recipient, link, inviterId)
            : toWorkspace(invitation, recipient, link, inviterId);
    invitation.recordMail(outbox.send(mail.notAfter(invitation.expiresAt())));
    record(AuditAction.MEMBER_INVITED, inviterId, invitation);
  }

  /**
   * Who has an account already reads the mail in its language and zone; of others we know neither
   * but what the inviter says. Only the mail shows the difference (R64).
   */
  private Recipient recipient(EmailAddress email, Locale language) {
    Optional<Recipient> known = accounts.idOf(email).map(accounts::recipient);
    return new Recipient(
        email,
        known.map(Recipient::language).orElse(language),
        known.map(Recipient::timeZone).orElse(ZoneOffset.UTC));
  }

  /** As those who invite see them. */
  List<InvitationItem> items(List<Invitation> open) {
    Set<String> dropped =
        outbox.dropped(open.stream().flatMap(each -> each.messageId().stream()).toList());
    return open.stream()
        .map(
            each ->
                each.item(clock.instant(), each.messageId().filter(dropped::contains).isPresent()))
        .toList();
  }

  /**
   * @param inviterId null for the operator
   */
  private Mail toServer(Invitation invitation, Recipient recipient, String link, Long inviterId) {
    return Mail.of(MailTemplate.PLATFORM_INVITATION, recipient)
        .with("role", Word.of("platform-role.", invitation.platformRole()))
        .with(
            "inviter",
            Optional.ofNullable(inviterId)
                .flatMap(accounts::profile)
                .map(inviter -> Unlinked.of(inviter.name()))
                .orElse(""))
        .with("link", link)
        .with("until", invitation.expiresAt());
  }

  private Mail toWorkspace(
      Invitation invitation, Recipient recipient, String link, long inviterId) {
    return Mail.of(MailTemplate.INVITATION, recipient)
        .with("workspace", Unlinked.of(workspaces.name(invitation.workspaceId())))
        .with("inviter", Unlinked.of(accounts.profile(inviterId).orElseThrow().name()))
        .with("link", link)
        .with("until", invitation.expiresAt());
  }

  /**
   * Somebody from outside gives the workspace an owner: those who know it can tell if it is right.
   */
  void notifyAdministrators(Invitation invitation) {
    for (Recipient administrator : workspaces.administrators(invitation.workspaceId())) {
      outbox.send(
          Mail.of(MailTemplate.OWNER_INVITED, administrator)
              .with("workspace", workspaces.name(invitation.workspaceId()))
              .with("email", invitation.email().text())
              .with("when", clock.instant()));
    }
  }

  void record(AuditAction action, Long subjectId, Invitation invitation) {
    String email = invitation.email().masked();
    AuditEvent event = AuditEvent.success(action, subjectId);
    audit.record(
        invitation.isForServer()
            ? event.saying(email + " as " + invitation.platformRole())
            : event
                .in(invitation.workspaceId())
                .saying(
                    email + " as " + invitation.role() + " (invitation " + invitation.id() + ")"));
  }
}
