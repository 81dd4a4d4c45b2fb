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
   * @param until when the member has to have bound; empty where that is now
   * @param asker the name of who switched it on
   * @param words quoted words of who switched it on, or empty
   */
  public static Mail required(
      Recipient recipient,
      String workspace,
      Optional<Instant> until,
      Optional<String> asker,
      String words) {
    if (until.isEmpty()) {
      return Mail.of(MailTemplate.MFA_REQUIRED, recipient)
          .with("workspace", workspace)
          .with("actor", asker.orElse(""))
          .with("words", words);
    }
    return Mail.of(MailTemplate.MFA_WILL_BE_REQUIRED, recipient)
        .with("workspace", workspace)
        .with("until", until.get())
        .with("actor", asker.orElse(""))
        .with("words", words);
  }
}
