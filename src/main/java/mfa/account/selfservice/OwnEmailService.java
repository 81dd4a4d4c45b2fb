package mfa.account.selfservice;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.EmailChangeService;
import mfa.account.PendingEmailChange;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.mail.Recipient;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.verification.CodeRequest;
import mfa.verification.CodeRequestResult;
import mfa.verification.Purpose;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/**
 * Changes the caller's address: password, security code, and a code at the new address; where no
 * authenticator is bound, one at the former address instead of the security code (R61). Called
 * outside any transaction.
 */
@Stateless
public class OwnEmailService {

  @Inject private EmailChangeService changes;
  @Inject private VerificationService verification;
  @Inject private PasswordService passwords;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private Transactions transactions;

  /** Checks the password and mails the codes. */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OwnEmailResult begin(EmailAddress requested, Password password) {
    Profile owner = accounts.ownProfile();
    if (requested.canonical().equals(owner.email().canonical())) {
      return new OwnEmailResult.SameAddress();
    }
    if (needsCode(owner)) {
      return new OwnEmailResult.NeedsCode();
    }
    return switch (passwords.check(owner.email(), password)) {
      case PasswordCheckResult.Refused refused -> new OwnEmailResult.WrongPassword();
      case PasswordCheckResult.Wait wait -> new OwnEmailResult.Wait(wait.until());
      case PasswordCheckResult.Right right -> send(owner, changes.begin(requested));
    };
  }

  private boolean needsCode(Profile owner) {
    return authenticators.isBound(owner.id()) && !sessions.hasFreshCode();
  }

  private OwnEmailResult send(Profile owner, PendingEmailChange change) {
    boolean formerToo = !authenticators.isBound(owner.id());
    CodeRequestResult sending =
        verification.send(
            codeRequest(owner, change, false),
            new Recipient(change.requested(), owner.language(), owner.timeZone()));
    if (formerToo && sending instanceof CodeRequestResult.Sent) {
      sending = verification.send(codeRequest(owner, change, true), owner.recipient());
    }
    return switch (sending) {
      case CodeRequestResult.Sent sent -> new OwnEmailResult.Sent(sent.nextAt());
      case CodeRequestResult.TooSoon soon -> new OwnEmailResult.TooSoon(soon.at());
    };
  }

  private static CodeRequest codeRequest(Profile owner, PendingEmailChange change, boolean former) {
    return new CodeRequest(
        owner.id(),
        former ? change.former() : change.requested(),
        former ? Purpose.FORMER_EMAIL : Purpose.NEW_EMAIL,
        "email-change/" + change.id());
  }

  /**
   * Takes the mailed codes, and changes the address when all that is needed is proven.
   *
   * @param atNew typed code from the new mailbox
   * @param atFormer typed code from the former mailbox, where one is needed
   */
  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OwnEmailResult confirm(
      Optional<VerificationCode> atNew, Optional<VerificationCode> atFormer) {
    Profile owner = accounts.ownProfile();
    Optional<PendingEmailChange> pending = changes.pending();
    if (pending.isEmpty()) {
      return new OwnEmailResult.Over();
    }
    if (needsCode(owner)) {
      return new OwnEmailResult.NeedsCode();
    }
    boolean formerToo = !authenticators.isBound(owner.id());
    PendingEmailChange change = pending.get();
    Optional<OwnEmailResult> problem =
        formerToo && !change.formerVerified()
            ? problem(owner, change, true, atFormer)
            : Optional.empty();
    if (problem.isEmpty() && !change.requestedVerified()) {
      problem = problem(owner, change, false, atNew);
    }
    return problem.orElseGet(() -> complete(change.id(), formerToo));
  }

  private Optional<OwnEmailResult> problem(
      Profile owner, PendingEmailChange change, boolean former, Optional<VerificationCode> code) {
    if (code.isEmpty()) {
      return Optional.of(new OwnEmailResult.WrongCode(former));
    }
    return switch (transactions.inNew(() -> redeem(owner, change, former, code.get()))) {
      case ACCEPTED -> Optional.empty();
      case WRONG -> Optional.of(new OwnEmailResult.WrongCode(former));
      case ELSEWHERE -> Optional.of(new OwnEmailResult.CodeElsewhere(former));
      case EXPIRED -> Optional.of(new OwnEmailResult.CodeOver(former));
      case LOCKED -> Optional.of(new OwnEmailResult.Locked(former));
    };
  }

  private VerificationResult redeem(
      Profile owner, PendingEmailChange change, boolean former, VerificationCode code) {
    VerificationResult check =
        verification.redeemInTransaction(codeRequest(owner, change, former), code);
    if (check == VerificationResult.ACCEPTED) {
      changes.markVerified(change.id(), former);
    }
    return check;
  }

  private OwnEmailResult complete(long changeId, boolean formerToo) {
    return switch (changes.complete(changeId, formerToo)) {
      case CHANGED -> new OwnEmailResult.Changed();
      case TAKEN -> new OwnEmailResult.Taken();
      case OVER -> new OwnEmailResult.Over();
    };
  }

  /** Whether the key of a mailed link can still take a change back. */
  @PermitAll
  public boolean canBeTakenBack(String key) {
    return changes.accountOf(key).isPresent();
  }

  /** Gives the account its former address again; false where the link is over. */
  @PermitAll
  public boolean takeBack(String key) {
    return changes.takeBack(key);
  }
}
