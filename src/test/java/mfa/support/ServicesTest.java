package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBTransactionRequiredException;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.login.SignInResult;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.session.SessionService;
import org.junit.jupiter.api.Test;

/** The services behave here as in their server; without that no other test would say anything. */
class ServicesTest extends ServiceTest {

  @Test
  void memberSignsIn() {
    TestAccount member = accounts.member();

    SignInResult signIn = anonymous().signIn(member);

    assertThat(signIn).isInstanceOf(SignInResult.Opened.class);
    assertThat(audit.headlinesOf(member)).contains("SIGNED_IN SUCCESS");
  }

  @Test
  void anonymousVisitorIsKeptOutOfWhatAsksForARole() {
    SessionService sessions = the(SessionService.class);

    assertThatThrownBy(() -> anonymous().does(() -> sessions.ownSessions()))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void failureRollsBackWhatTheTransactionWrote() {
    TestAccount member = accounts.member();
    AuditEvent event = AuditEvent.success(AuditAction.PROFILE_CHANGED, member.id());

    assertThatThrownBy(
            () ->
                services.asTimer(
                    () ->
                        services.inTransaction(
                            entityManager -> {
                              the(AuditService.class).record(event);
                              throw new IllegalStateException("broken");
                            })))
        .hasRootCauseMessage("broken");

    assertThat(audit.of(member)).isEmpty();
  }

  @Test
  void serviceThatNeedsATransactionRefusesToGoWithoutOne() {
    Recipient recipient =
        new Recipient(
            accounts.member().email(), java.util.Locale.ENGLISH, java.time.ZoneOffset.UTC);

    assertThatThrownBy(
            () -> the(OutboxService.class).send(Mail.of(MailTemplate.MFA_UNBOUND, recipient)))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }
}
