package mfa.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.mail.EmailAddress;
import mfa.platform.request.CurrentRequest;

/**
 * Asks people by mail to hold a platform role. Who may do that is decided by its callers; whether
 * the address has an account is not said to them (R64).
 */
@Stateless
public class PlatformInvitationService {

  private static final int MAX = 200;

  @Inject private Invitations invitations;
  @Inject private AccountService accounts;
  @Inject private InvitationSending sending;
  @Inject private InvitationRateLimit rateLimit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Mails a link; an open invitation of the same address to the server ends.
   *
   * @return false where a mail left a moment ago, or too many did
   */
  @PermitAll
  public boolean invite(EmailAddress email, PlatformRole role, Locale language) {
    boolean mayBeMailed = mayBeMailed(email);
    if (mayBeMailed) {
      send(email, role, language);
    }
    return mayBeMailed;
  }

  /** The operator is bounded by nothing. */
  private boolean mayBeMailed(EmailAddress email) {
    Long inviter = inviter();
    return inviter == null || rateLimit.use(email, inviter).isEmpty();
  }

  private void send(EmailAddress email, PlatformRole role, Locale language) {
    invitations.ofServer(email).forEach(this::cancel);
    sending.send(new Invitation(role, email), language, inviter());
  }

  /**
   * The same for the first administrator, in the operator's name.
   *
   * @return false where there is one already, disabled or not
   */
  @PermitAll
  public boolean inviteFirstAdministrator(EmailAddress email, Locale language) {
    boolean first = !accounts.isHeld(PlatformRole.PLATFORM_ADMIN);
    if (first) {
      invitations.notEndedToServer(MAX).stream()
          .filter(open -> open.platformRole() == PlatformRole.PLATFORM_ADMIN)
          .forEach(this::cancel);
      send(email, PlatformRole.PLATFORM_ADMIN, language);
    }
    return first;
  }

  /** The newest at most 200 that nobody has accepted or canceled. */
  @PermitAll
  public List<InvitationItem> open() {
    return sending.items(invitations.notEndedToServer(MAX));
  }

  /** Sends a new link, at most once a minute; the old one ends. */
  @PermitAll
  public AccountChangeResult resend(long invitationId) {
    Optional<Invitation> invitation = invitations.toServer(invitationId);
    if (invitation.isEmpty()) {
      return AccountChangeResult.UNKNOWN;
    }
    Optional<Invitation> due =
        invitation
            .filter(open -> open.canBeSentAgain(clock.instant()))
            .filter(open -> mayBeMailed(open.email()));
    due.ifPresent(open -> sending.send(open, open.language(), inviter()));
    return due.isPresent() ? AccountChangeResult.DONE : AccountChangeResult.TOO_SOON;
  }

  @PermitAll
  public boolean cancel(long invitationId) {
    Optional<Invitation> invitation = invitations.toServer(invitationId);
    invitation.ifPresent(this::cancel);
    return invitation.isPresent();
  }

  private void cancel(Invitation open) {
    open.cancel(clock.instant());
    sending.record(AuditAction.INVITATION_CANCELED, inviter(), open);
  }

  /** Null for the operator. */
  private Long inviter() {
    return request.accountId().isPresent() ? request.requiredAccountId() : null;
  }
}
