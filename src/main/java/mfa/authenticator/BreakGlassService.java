package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;

/**
 * Resets MFA for the operator, past the tickets: only for those without whom tickets could not be
 * worked or roles not be given (R47).
 */
@Stateless
public class BreakGlassService {

  private static final Set<PlatformRole> POSSIBLE =
      Set.of(PlatformRole.PLATFORM_ADMIN, PlatformRole.SUPERVISOR);

  @Inject private AuthenticatorService authenticators;
  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Event<MfaResetByOperator> broken;
  @Inject private Clock clock;

  /**
   * Resets the account of that address.
   *
   * @return false where it is no active, bound platform administrator or supervisor
   */
  @PermitAll
  public boolean reset(EmailAddress email) {
    Optional<Profile> account =
        accounts
            .credentials(email)
            .map(Credentials::accountId)
            .flatMap(accounts::profile)
            .filter(Profile::active)
            .filter(found -> found.platformRoles().stream().anyMatch(POSSIBLE::contains))
            .filter(found -> authenticators.isBound(found.id()));
    account.ifPresent(this::reset);
    return account.isPresent();
  }

  private void reset(Profile account) {
    authenticators.lock(account.id());
    broken.fire(new MfaResetByOperator(account.id()));
    authenticators.reset(account.id());
    audit.record(AuditEvent.success(AuditAction.GLASS_BROKEN, account.id()).by("operator"));
    notified(account).forEach(reader -> notify(reader, account));
  }

  private List<Profile> notified(Profile account) {
    Map<Long, Profile> notified = new LinkedHashMap<>();
    notified.put(account.id(), account);
    accounts.holders(PlatformRole.PLATFORM_ADMIN).forEach(each -> notified.put(each.id(), each));
    return List.copyOf(notified.values());
  }

  private void notify(Profile reader, Profile account) {
    outbox.send(
        Mail.of(MailTemplate.MFA_RESET_BY_OPERATOR, reader.recipient())
            .with("name", account.name())
            .with("email", account.email().text())
            .with("when", clock.instant()));
  }
}
