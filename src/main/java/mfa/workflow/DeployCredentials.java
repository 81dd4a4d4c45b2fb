package mfa.workflow;

import mfa.mail.EmailAddress;

/**
 * What a program shows in place of a session.
 *
 * @param email of the owner, or null where the token came alone
 */
public record DeployCredentials(EmailAddress email, String token) {

  @Override
  public String toString() {
    return "DeployCredentials[" + email + "]";
  }
}
