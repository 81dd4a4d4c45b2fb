package mfa.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Word;

/**
 * Gives and takes platform roles. Who may do that is decided by its callers; which exclude each
 * other, and that one administrator stays, is decided here (R63, R58).
 */
@Stateless
public class PlatformRoleService {

  @Inject private Accounts accounts;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private Event<PlatformRoleTaken> taken;
  @Inject private Clock clock;

  /** Lets the account hold exactly these roles. */
  @PermitAll
  public AccountChangeResult change(long accountId, Set<PlatformRole> requested) {
    return change(accountId, held -> requested, true);
  }

  /**
   * @param tell whether the holder is told; who accepts an invitation knows
   */
  private AccountChangeResult change(
      long accountId, UnaryOperator<Set<PlatformRole>> change, boolean tell) {
    accounts.lockActiveHolders(PlatformRole.PLATFORM_ADMIN);
    Optional<Account> account =
        Optional.ofNullable(accounts.lock(accountId))
            .filter(found -> found.state() != AccountState.DELETED);
    if (account.isEmpty()) {
      return AccountChangeResult.UNKNOWN;
    }
    Set<PlatformRole> held = new TreeSet<>(account.get().profile().platformRoles());
    Set<PlatformRole> requested = change.apply(new TreeSet<>(held));
    AccountChangeResult result = decide(account.get(), requested);
    record(accountId, result, held + " -> " + new TreeSet<>(requested));
    if (result == AccountChangeResult.DONE) {
      apply(account.get(), held, requested, tell);
    }
    return result;
  }

  /** Adds a role to those that the account holds, as an accepted invitation says. */
  @PermitAll
  public AccountChangeResult grant(long accountId, PlatformRole role) {
    return change(
        accountId,
        held -> {
          held.add(role);
          return held;
        },
        false);
  }

  private AccountChangeResult decide(Account account, Set<PlatformRole> requested) {
    if (!PlatformRolePolicy.goTogether(requested)) {
      return AccountChangeResult.ROLES_EXCLUDED;
    }
    List<Long> administrators = accounts.activeHolderIds(PlatformRole.PLATFORM_ADMIN);
    return !requested.contains(PlatformRole.PLATFORM_ADMIN)
            && administrators.equals(List.of(account.id()))
        ? AccountChangeResult.LAST_ADMINISTRATOR
        : AccountChangeResult.DONE;
  }

  private void record(long accountId, AccountChangeResult result, String detail) {
    AuditAction action = AuditAction.PLATFORM_ROLES_CHANGED;
    audit.record(
        result == AccountChangeResult.DONE
            ? AuditEvent.success(action, accountId).saying(detail)
            : AuditEvent.failure(action, accountId).saying(detail + ": " + result));
  }

  private void apply(
      Account account, Set<PlatformRole> held, Set<PlatformRole> requested, boolean tell) {
    account.changePlatformRoles(requested);
    for (PlatformRole role : PlatformRole.values()) {
      if (held.contains(role) && !requested.contains(role)) {
        taken.fire(new PlatformRoleTaken(account.id(), role));
      }
      if (!held.contains(role) && requested.contains(role)) {
        notifyAdministrators(account, role);
      }
      if (tell && held.contains(role) != requested.contains(role)) {
        notifyHolder(account, role, requested.contains(role));
      }
    }
  }

  private void notifyHolder(Account account, PlatformRole role, boolean granted) {
    Word word = Word.of("platform-role.", role);
    if (account.isActive()) {
      outbox.send(
          Mail.of(MailTemplate.OWN_ROLE_CHANGED, account.recipient())
              .with("granted", granted ? word : "")
              .with("taken", granted ? "" : word)
              .with("when", clock.instant()));
    }
  }

  /** A role that nobody meant to give is seen by those who can take it away. */
  private void notifyAdministrators(Account account, PlatformRole role) {
    for (Account administrator : accounts.holders(Set.of(PlatformRole.PLATFORM_ADMIN))) {
      if (administrator.isActive()) {
        outbox.send(
            Mail.of(MailTemplate.ROLE_GRANTED, administrator.recipient())
                .with("name", account.profile().name())
                .with("email", account.profile().email().text())
                .with("role", Word.of("platform-role.", role))
                .with("when", clock.instant()));
      }
    }
  }
}
