package mfa.verification;

import mfa.mail.MailTemplate;

/** What a verification code is good for; it opens nothing else (R28). */
public enum Purpose {
  BIND(MailTemplate.VERIFICATION_CODE),
  UNBIND_TICKET(MailTemplate.UNBIND_CODE);

  private final MailTemplate template;

  Purpose(MailTemplate template) {
    this.template = template;
  }

  MailTemplate template() {
    return template;
  }
}
