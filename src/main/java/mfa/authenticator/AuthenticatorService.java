package mfa.authenticator;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.mail.Word;
import mfa.platform.persistence.ReadOnce;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.session.DeviceService;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.verification.FailureCounterService;
import mfa.verification.VerificationService;

/** What a member does with bound authenticators and recovery codes. */
@Stateless
public class AuthenticatorService {

  /** The longest name of an authenticator. */
  public static final int MAX_NAME_LENGTH = 60;

  @Inject private Authenticators authenticators;
  @Inject private RecoveryCodes recoveryCodes;
  @Inject private CodeCheckService codeCheck;
  @Inject private Transactions transactions;
  @Inject private AccountService accounts;
  @Inject private SessionService sessions;
  @Inject private DeviceService devices;
  @Inject private FailureCounterService failures;
  @Inject private VerificationService verification;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private ReadOnce readOnce;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  @PermitAll
  public boolean isBound(long accountId) {
    return authenticators.existFor(accountId);
  }

  /** Those of the people who have an authenticator; the role of the others sleeps. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Profile> bound(List<Profile> people) {
    Set<Long> bound =
        boundSince(people.stream().map(Profile::id).collect(Collectors.toSet())).keySet();
    return people.stream().filter(person -> bound.contains(person.id())).toList();
  }

  /** Since when those of the accounts that are bound have an authenticator. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, Instant> boundSince(Set<Long> accountIds) {
    if (accountIds.isEmpty()) {
      return Map.of();
    }
    return authenticators.ofAll(accountIds).stream()
        .collect(
            Collectors.toMap(
                Authenticator::accountId,
                Authenticator::boundAt,
                (one, other) -> one.isBefore(other) ? one : other));
  }

  /**
   * Locks the account, and tells whether it is active and bound and holds the role: nobody takes
   * any of that away between this and the end of the transaction. The gate has asked before, but
   * did not hold it.
   */
  @PermitAll
  public boolean lockActiveHolder(long accountId, PlatformRole role) {
    accounts.lock(accountId);
    return accounts
            .profile(accountId)
            .filter(Profile::active)
            .filter(owner -> !owner.mustBind() && owner.platformRoles().contains(role))
            .isPresent()
        && isBound(accountId)
        && !accounts.mustReplacePassword(accountId);
  }

  /**
   * Locks the account and its counters until the end of the transaction. Anyone who changes an
   * account or checks a code takes these first, and what hangs on them, such as a ticket, after
   * that.
   */
  @PermitAll
  public void lock(long accountId) {
    verification.lock(accountId);
    accounts.lock(accountId);
    failures.lock(CodeCheckService.recoverySubject(accountId));
    failures.lock(CodeCheckService.codeSubject(accountId));
  }

  /**
   * Resets the second factor: the end of an approved ticket. Authenticators, recovery codes, known
   * browsers and sessions are gone; the next sign-in needs the password and a new binding (R54,
   * R55).
   */
  @PermitAll
  public void reset(long accountId) {
    lock(accountId);
    authenticators.removeAll(accountId);
    recoveryCodes.removeAll(accountId);
    authenticators.removeEnrolmentOf(accountId);
    failures.clear(CodeCheckService.codeSubject(accountId));
    failures.clear(CodeCheckService.recoverySubject(accountId));
    verification.clearFailures(accountId);
    accounts.markUnbound(accountId);
    accounts.requireBinding(accountId);
    devices.forgetAll(accountId);
    sessions.endAll(accountId, EndReason.MFA_RESET);
    audit.record(AuditEvent.success(AuditAction.MFA_RESET, accountId));
  }

  /** Whether and how the caller is protected, as the gate has read it. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public SecondFactor ownSecondFactor() {
    long id = request.requiredAccountId();
    return readOnce.get(
        SecondFactor.class, id, () -> authenticators.secondFactor(id, recoveryCodes.madeAt(id)));
  }

  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public MfaStatus ownStatus() {
    long accountId = request.requiredAccountId();
    List<AuthenticatorItem> items =
        authenticators.of(accountId).stream().map(Authenticator::item).toList();
    SecondFactor known = ownSecondFactor();
    return new MfaStatus(
        items, known.recoveryCodesLeft(), known.recoveryCodesSaved(), known.recoveryCodesMadeAt());
  }

  /**
   * Calls one of the caller's authenticators something else.
   *
   * @param name up to 60 characters
   * @throws IllegalArgumentException if it is longer, or nothing of it is to be seen
   */
  @RolesAllowed(Roles.MEMBER)
  public RenameResult rename(long authenticatorId, String name) {
    long accountId = request.requiredAccountId();
    String line = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    lock(accountId);
    List<Authenticator> all = authenticators.of(accountId);
    Optional<Authenticator> asked =
        all.stream().filter(one -> one.id() == authenticatorId).findFirst();
    if (asked.isEmpty()) {
      return RenameResult.GONE;
    }
    if (asked.get().name().equals(line)) {
      return RenameResult.UNCHANGED;
    }
    if (all.stream().anyMatch(other -> other.name().equals(line))) {
      return RenameResult.TAKEN;
    }
    asked.get().rename(line);
    audit.record(AuditEvent.success(AuditAction.AUTHENTICATOR_RENAMED, accountId));
    return RenameResult.RENAMED;
  }

  /**
   * Removes all authenticators and recovery codes of the caller, if the code is right. A fresh code
   * is not enough: this one asks every time.
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeCheckResult unbind(Proof proof) {
    return codeCheck.checkToUnbind(
        proof,
        accountId -> {
          lock(accountId);
          return accountId;
        },
        accountId -> unbind(accountId, proof));
  }

  /** False where nothing is bound. */
  private boolean unbind(long accountId, Proof proof) {
    int removed = authenticators.removeAll(accountId);
    if (removed == 0) {
      return false;
    }
    accounts.markUnbound(accountId);
    recoveryCodes.removeAll(accountId);
    authenticators.removeEnrolmentOf(accountId);
    sessions.forgetCodes(accountId);
    audit.record(AuditEvent.success(AuditAction.UNBOUND, accountId));
    outbox.send(
        Mail.of(MailTemplate.MFA_UNBOUND, accounts.recipient(accountId))
            .with("when", clock.instant())
            .with("proof", proof instanceof RecoveryCode ? Word.RECOVERY_CODE : Word.SECURITY_CODE)
            .from(request.client()));
    return true;
  }

  /** Removes one of several authenticators; the last one is removed by {@link #unbind}. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Removal remove(long authenticatorId) {
    return sessions.hasFreshCode()
        ? transactions.within(() -> remove(request.requiredAccountId(), authenticatorId))
        : Removal.NEEDS_CODE;
  }

  /** What became of an authenticator that was to be removed. */
  public enum Removal {
    REMOVED,

    /** A fresh code is needed first. */
    NEEDS_CODE,

    /** No other one is left: this one stays. */
    LAST_ONE,
    GONE
  }

  private Removal remove(long accountId, long authenticatorId) {
    lock(accountId);
    List<Authenticator> all = authenticators.of(accountId);
    Optional<String> name =
        all.stream()
            .filter(authenticator -> authenticator.id() == authenticatorId)
            .map(Authenticator::name)
            .findFirst();
    if (name.isEmpty()) {
      return Removal.GONE;
    }
    if (all.size() == 1) {
      return Removal.LAST_ONE;
    }
    authenticators.remove(accountId, authenticatorId);
    audit.record(AuditEvent.success(AuditAction.AUTHENTICATOR_REMOVED, accountId));
    Recipient owner = accounts.recipient(accountId);
    outbox.send(
        Mail.of(MailTemplate.AUTHENTICATOR_REMOVED, owner)
            .with("name", name.get())
            .with("when", clock.instant())
            .from(request.client()));
    return Removal.REMOVED;
  }

  /**
   * Makes ten new recovery codes, which end the old ones and what was guessed at them.
   *
   * @return the codes, to be shown once; empty where a fresh code is needed first
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<List<RecoveryCode>> renewRecoveryCodes() {
    long accountId = request.requiredAccountId();
    if (!sessions.hasFreshCode()) {
      return Optional.empty();
    }
    return transactions.within(
        () ->
            authenticators.existFor(accountId)
                ? Optional.of(renewRecoveryCodes(accountId))
                : Optional.empty());
  }

  private List<RecoveryCode> renewRecoveryCodes(long accountId) {
    lock(accountId);
    failures.clear(CodeCheckService.recoverySubject(accountId));
    List<RecoveryCode> codes = recoveryCodes.renew(accountId, clock.instant());
    audit.record(AuditEvent.success(AuditAction.RECOVERY_CODES_MADE, accountId));
    notify(MailTemplate.RECOVERY_CODES_MADE, accountId);
    return codes;
  }

  /** The caller keeps the recovery codes that were shown. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void recordRecoveryCodesSaved() {
    recoveryCodes.markSaved(request.requiredAccountId(), clock.instant());
  }

  private void notify(MailTemplate template, long accountId) {
    Instant now = clock.instant();
    outbox.send(
        Mail.of(template, accounts.recipient(accountId)).with("when", now).from(request.client()));
  }
}
