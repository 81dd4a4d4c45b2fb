package mfa.login;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.session.SessionsLimited;

/** Tells people why they were signed out on a device, and from where the newest sign-in came. */
@Dependent
class SessionsLimitedObserver {

  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  void onSessionsLimited(@Observes SessionsLimited event) {
    outbox.send(
        Mail.of(MailTemplate.SESSIONS_LIMITED, accounts.recipient(event.accountId()))
            .with("when", clock.instant())
            .from(request.client()));
  }
}
