package mfa.invitation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;

/**
 * Bounds how many invitations are mailed: to one address, no matter who invites and to what, and by
 * one inviter (R30). Canceling and inviting again is no way around it. What a transaction used that
 * rolls back comes back: its mails do not leave either.
 */
@Dependent
class InvitationRateLimit {

  private static final int PER_ADDRESS_HOUR = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int PER_INVITER_HOUR = 1_000;

  @Inject private RateLimitService rateLimits;
  @Inject private KeyRing keyRing;

  /** Counts a mail to the address, or says what stands against it. */
  Optional<InvitationProblem> use(EmailAddress email, long inviterId) {
    // The inviter first: the addresses that one can make us keep count of are bounded by it (R67).
    if (rateLimits.use(RateLimit.perHour("invite/by/" + inviterId, PER_INVITER_HOUR)).isPresent()) {
      return Optional.of(InvitationProblem.TOO_MANY);
    }
    String address = keyRing.hash("invitation-recipient", email.canonical());
    return rateLimits
        .use(new RateLimit("invite/to/" + address, PER_ADDRESS_HOUR, Duration.ofHours(1), PAUSE))
        .map(nextAt -> InvitationProblem.TOO_SOON);
  }
}
