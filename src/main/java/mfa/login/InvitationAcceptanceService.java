package mfa.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.InvitationOffer;
import mfa.account.InvitationService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.OneLine;

/**
 * Accepts invitations: a new address sets a password, an existing account signs in first and keeps
 * its own (R64).
 */
@Stateless
public class InvitationAcceptanceService {

  private InvitationService invitations;
  private PasswordHashing hashing;
  private CurrentRequest request;

  protected InvitationAcceptanceService() {}

  @Inject
  public InvitationAcceptanceService(
      InvitationService invitations, PasswordHashing hashing, CurrentRequest request) {
    this.invitations = invitations;
    this.hashing = hashing;
    this.request = request;
  }

  /** What the key of a mailed link opens; empty where it is used, canceled, old or unknown. */
  @PermitAll
  public Optional<InvitationOffer> offer(String key) {
    return invitations.offer(key);
  }

  /** The caller joins; false where the invitation is for somebody else, or over. */
  @RolesAllowed(Roles.MEMBER)
  public boolean accept(String key) {
    return invitations.accept(key, request.requiredAccountId());
  }

  /**
   * Makes an account for an address that has none, with this password. It signs nobody in.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 120 characters
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordChange acceptAsNew(String key, String name, Password password) {
    String clean = OneLine.required(name, AccountService.LONGEST_NAME, "A name");
    Optional<InvitationOffer> offer = invitations.offer(key).filter(open -> !open.hasAccount());
    if (offer.isEmpty()) {
      return new PasswordChange.LinkOver();
    }
    Optional<PasswordChange> problem = PasswordChangeService.problem(password, offer.get().email());
    if (problem.isPresent()) {
      return problem.get();
    }
    return invitations.acceptAsNew(key, clean, hashing.hash(password))
        ? new PasswordChange.Changed()
        : new PasswordChange.LinkOver();
  }
}
