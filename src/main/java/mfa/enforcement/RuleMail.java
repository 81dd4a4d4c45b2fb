package mfa.enforcement;

import java.time.Instant;
import java.util.Optional;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.Recipient;

/** The mail that announces a workspace's rule, also shown to who is about to switch it on. */
public final class RuleMail {

  private RuleMail() {}

  /**
   * @param until when the member has to have bound
   * @param asker the name of who switched it on
   * @param words quoted words of who switched it on, or empty
   */
  public static Mail willBeRequired(
      Recipient recipient, String workspace, Instant until, Optional<String> asker, String words) {
    return Mail.of(MailTemplate.MFA_WILL_BE_REQUIRED, recipient)
        .with("workspace", workspace)
        .with("until", until)
        .with("actor", asker.orElse(""))
        .with("words", words);
  }
}
