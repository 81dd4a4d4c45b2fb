package mfa.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.AccountService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.CurrentRequest;
import mfa.session.SessionsLimited;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;

/**
 * Tells people why they were signed out on a device, and from where the newest sign-in came; once
 * an hour, as more would hide other warnings and delay the codes of others.
 */
@ApplicationScoped
class SessionsLimitedObserver {

  @Inject private AccountService accounts;
  @Inject private OutboxService outbox;
  @Inject private RateLimitService rateLimits;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  void onSessionsLimited(@Observes SessionsLimited event) {
    if (rateLimits
        .count(RateLimit.perHour("sessions-limited/" + event.accountId(), 1))
        .isPresent()) {
      outbox.send(
          Mail.of(MailTemplate.SESSIONS_LIMITED, accounts.recipient(event.accountId()))
              .with("when", clock.instant())
              .from(request.client()));
    }
  }
}
