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
  NEW_DEVICE,
  UNBIND_CODE,
  UNBIND_REFUSED,
  TICKET_STILL_OPEN,
  TICKET_FILED,
  TICKET_FILED_OWNERS,
  TICKET_REPLY,
  TICKET_APPROVED,
  TICKET_REVIEWED_AGAIN,
  TICKET_REJECTED,
  TICKET_DONE,
  TICKET_STOPPED,
  REQUESTER_REMINDER,
  REVIEW_OVERDUE,
  REVIEW_REMINDER,
  OWNER_OBJECTED,
  MFA_WILL_BE_REQUIRED,
  MFA_REQUIRED,
  MFA_NOT_REQUIRED,
  EXEMPTION_ENDS,
  BIND_REMINDER,
  UNBIND_INSTRUCTIONS,
  INVITATION,
  PLATFORM_INVITATION,
  OWNER_INVITED,
  LEAVING_CODE,
  WORKSPACE_LEFT,
  MEMBER_LEFT,
  ROLE_GRANTED,
  EMAIL_CHANGE_CODE,
  EMAIL_CHANGED,
  EMAIL_TAKEN_BACK,
  EMAIL_LOST,
  ACCOUNT_DELETED,
  MFA_RESET_BY_OPERATOR,
  TICKET_FORMER_ADDRESS,
  MANY_APPROVALS,
  LOCKED_WHILE_OPEN;

  /** The template of a name as models and files have it, such as {@code ticket-filed}. */
  public static MailTemplate named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
