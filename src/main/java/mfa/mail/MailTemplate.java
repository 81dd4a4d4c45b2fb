package mfa.mail;

import java.util.Locale;

/** The mails that can be sent; each has a text per language under {@code /mail}. */
public enum MailTemplate {
  VERIFICATION_CODE,
  PASSWORD_RESET,
  PASSWORD_CHANGED,
  MFA_BOUND,
  AUTHENTICATOR_ADDED,
  AUTHENTICATOR_REMOVED,
  MFA_UNBOUND,
  RECOVERY_CODES_MADE,
  RECOVERY_CODE_USED,
  NEW_DEVICE;

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
