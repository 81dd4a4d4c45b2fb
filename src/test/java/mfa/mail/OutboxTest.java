package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Outbox: one mail per event, none for a rolled-back one, none lost")
class OutboxTest extends ServiceTest {

  private final SmtpServer smtp = new SmtpServer();
  private Services sending;
  private TestAccount member;

  @BeforeEach
  void emptyTheOutbox() {
    sending = services.another(smtp.settings());
    mails.forgetAll();
    member = accounts.member();
  }

  @AfterEach
  void stop() {
    sending.close();
    smtp.close();
  }

  @Test
  void eventSendsOneMailAndItsParametersAreErased() throws Exception {
    write(mail());
    WrittenMails.WrittenMail before = mails.to(member).getFirst();

    deliver();
    deliver();

    MimeMessage message = smtp.received().getFirst();
    assertThat(smtp.received()).hasSize(1);
    assertThat(message.getRecipients(Message.RecipientType.TO)[0])
        .hasToString(member.email().text());
    assertThat(message.getMessageID()).isEqualTo(before.messageId());
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(((MimeMultipart) message.getContent()).getContentType()).contains("alternative");
    WrittenMails.WrittenMail after = mails.to(member).getFirst();
    assertThat(after.sentAt()).isEqualTo(clock.instant());
    assertThat(after.nextAttemptAt()).isNull();
    assertThat(sealedParameters()).isNull();
  }

  @Test
  @DisplayName("Programs that answer mails are told not to, and nobody can be unsubscribed")
  void headersSayThatAMachineWroteIt() throws Exception {
    write(mail());

    deliver();

    MimeMessage message = smtp.received().getFirst();
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(message.getSentDate()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    assertThat(message.getHeader("Precedence")).isNull();
    assertThat(message.getHeader("References")).isNull();
    assertThat(message.getHeader("In-Reply-To")).isNull();
  }

  @Test
  @DisplayName("Mails about one ticket to one person are a thread, and no other mails are")
  void mailsAboutATicketAreAThread() throws Exception {
    TestAccount other = accounts.member();
    Recipient elsewhere = new Recipient(other.email(), Locale.ENGLISH, ZoneOffset.UTC);
    for (int i = 0; i < 12; i++) {
      write(mail().about("T-2026-000001"));
      deliver();
    }
    write(mail());
    write(mail().about("T-2026-000002"));
    write(bound(elsewhere).about("T-2026-000001"));
    deliver();

    String root = "<T-2026-000001" + domain() + ">";
    List<String> ids = new ArrayList<>(List.of(root));
    for (MimeMessage message : smtp.received().subList(0, 12)) {
      assertThat(message.getHeader("In-Reply-To", null)).isEqualTo(ids.getLast());
      ids.add(message.getMessageID());
    }
    String references = smtp.received().get(11).getHeader("References", null);
    assertThat(references.split("\\s+"))
        .startsWith(root)
        .endsWith(ids.get(11))
        .hasSizeLessThanOrEqualTo(11);
    assertThat(references.lines()).allMatch(line -> line.length() < 998);
    assertThat(smtp.received().subList(12, 15))
        .extracting(message -> message.getHeader("References", null))
        .containsExactlyInAnyOrder(null, "<T-2026-000002" + domain() + ">", root);
  }

  private String domain() throws MessagingException {
    String id = smtp.received().getFirst().getMessageID();
    return id.substring(id.indexOf('@'), id.length() - 1);
  }

  @Test
  @DisplayName("A thread is in the order of time: ids do not follow it on two servers")
  void threadFollowsTime() throws Exception {
    for (int i = 0; i < 3; i++) {
      write(mail().about("T-2026-000001"));
      deliver();
      sql.execute(
          "update outbox_mail set id = -id where ticket_number = 'T-2026-000001' and id > 0");
      clock.moveBy(Duration.ofMinutes(1));
    }

    assertThat(smtp.received().get(2).getHeader("In-Reply-To", null))
        .isEqualTo(smtp.received().get(1).getMessageID());
  }

  @Test
  @DisplayName("What comes after the outbox forgot the first mails is in their thread")
  void threadOutlivesTheOutbox() throws Exception {
    write(mail().about("T-2026-000001"));
    deliver();
    clock.moveBy(Duration.ofDays(31));
    services.asTimer(() -> the(OutboxService.class).forgetOld());
    write(mail().about("T-2026-000001"));
    deliver();

    assertThat(mails.to(member)).hasSize(1);
    assertThat(smtp.received().get(1).getHeader("References", null))
        .isEqualTo(smtp.received().get(0).getHeader("References", null))
        .isEqualTo("<T-2026-000001" + domain() + ">");
  }

  @Test
  void rolledBackEventSendsNone() {
    assertThatThrownBy(
            () ->
                services.inTransaction(
                    entityManager -> {
                      the(OutboxService.class).send(mail());
                      throw new IllegalStateException("broken");
                    }))
        .hasRootCauseMessage("broken");

    deliver();

    assertThat(smtp.received()).isEmpty();
    assertThat(mails.to(member)).isEmpty();
  }

  @Test
  @Tag("R31")
  void parametersAreSealedWhileTheyWait() {
    write(code("005924"));

    assertThat(sealedParameters()).startsWith("test1:").doesNotContain("005924");
    assertThat(mails.verificationCode(member)).isEqualTo("005924");
  }

  @Test
  @Tag("R57")
  void whileTheServerIsDownPausesGrowToAMinuteAndNothingIsCounted() {
    smtp.stop();
    write(mail());

    for (int seconds : new int[] {2, 2, 4, 8, 16, 32, 60, 60}) {
      deliver();
      assertThat(next()).isEqualTo(clock.instant().plusSeconds(seconds));
      clock.moveTo(next());
    }

    assertThat(lastError()).isEqualTo("ConnectException");
    smtp.startAgain();
    deliver();
    assertThat(smtp.received()).hasSize(1);
    assertThat(mails.to(member).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  @Tag("R26")
  @Tag("R57")
  void codeThatExpiredMeanwhileIsDroppedUnsent() {
    smtp.stop();
    write(code("005924").notAfter(clock.instant().plus(Duration.ofMinutes(10))));
    write(mail());
    deliver();

    clock.moveBy(Duration.ofMinutes(10).plusSeconds(1));
    smtp.startAgain();
    deliver();

    assertThat(smtp.received()).hasSize(1);
    WrittenMails.WrittenMail dropped = mails.newest(member, MailTemplate.VERIFICATION_CODE);
    assertThat(dropped.droppedAt()).isEqualTo(clock.instant());
    assertThat(dropped.sentAt()).isNull();
    assertThat(dropped.nextAttemptAt()).isNull();
    assertThat(dropped.parameters()).isEmpty();
  }

  @Test
  @Tag("R57")
  void mailIsGivenUpAfterThreeDays() {
    smtp.stop();
    write(mail());
    clock.moveBy(Duration.ofDays(3));
    deliver();
    assertThat(mails.to(member).getFirst().droppedAt()).isNull();

    clock.moveBy(Duration.ofMinutes(1));
    deliver();

    assertThat(mails.to(member).getFirst().droppedAt()).isNotNull();
    assertThat(sealedParameters()).isNull();
  }

  @Test
  void workersAtOnceSendEachMailOnce() {
    for (int i = 0; i < 30; i++) {
      write(mail().with("name", "Phone " + i));
    }

    Simultaneously.call(
        4,
        number -> {
          deliver();
          return true;
        });
    deliver();

    assertThat(smtp.received()).hasSize(30);
    assertThat(mails.to(member)).allMatch(mail -> mail.sentAt() != null && mail.attempts() == 1);
  }

  /** The worker died between claiming and sending. */
  @Test
  void mailOfADeadWorkerIsTriedAgainAfterItsLeaseWithTheSameMessageId() throws Exception {
    write(mail());
    String messageId = mails.to(member).getFirst().messageId();
    services.asTimer(() -> the(OutboxService.class).claimNext());

    deliver();
    int before = smtp.received().size();
    clock.moveBy(the(MailSettings.class).lease());
    deliver();

    assertThat(before).isZero();
    assertThat(smtp.received()).hasSize(1);
    assertThat(smtp.received().getFirst().getMessageID()).isEqualTo(messageId);
  }

  @Test
  void everyMailHasItsOwnMessageIdOfTheSendersDomain() {
    write(mail());
    write(mail());

    assertThat(mails.to(member))
        .extracting(WrittenMails.WrittenMail::messageId)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("<[A-Za-z0-9_-]{43}@example\\.com>"));
  }

  @Test
  @Tag("R34")
  void namesBringNeitherHeadersNorMarkup() throws Exception {
    String name = "x\r\nBcc: eve@example.com\r\n\r\n<a href=\"https://evil.example\">win</a>";
    write(mail().with("name", name));

    deliver();

    MimeMessage message = smtp.received().getFirst();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).doesNotContain("\r", "\n");
    String html = ((MimeMultipart) message.getContent()).getBodyPart(1).getContent().toString();
    assertThat(html).contains("&lt;a href=").doesNotContain("<a href=\"https://evil");
    String headers = smtp.onlyRaw().split("\r\n\r\n", 2)[0];
    assertThat(headers).doesNotContainPattern("(?m)^Bcc:");
    assertThat(headers).contains("From: \"Acme <MFA>\" <mfa@example.com>");
  }

  @Test
  void chineseMailArrivesReadable() throws Exception {
    Recipient chinese = new Recipient(member.email(), Locale.CHINESE, ZoneOffset.UTC);
    write(bound(chinese).with("name", "我的手机"));

    deliver();

    MimeMultipart content = (MimeMultipart) smtp.received().getFirst().getContent();
    assertThat(content.getBodyPart(0).getContent().toString()).contains("我的手机");
    assertThat(smtp.received().getFirst().getSubject()).containsPattern("\\p{IsHan}");
  }

  @Test
  void finishedMailsAreForgottenAfterThirtyDaysAndWaitingOnesNot() {
    write(mail());
    deliver();
    smtp.stop();
    write(mail());

    clock.moveBy(OutboxService.KEPT_AFTER_THE_END.plusDays(1));
    services.asTimer(() -> the(OutboxService.class).forgetOld());

    assertThat(mails.to(member)).hasSize(1);
    assertThat(mails.to(member).getFirst().nextAttemptAt()).isNotNull();
  }

  private Mail mail() {
    return bound(new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC));
  }

  private Mail bound(Recipient recipient) {
    return Mail.of(MailTemplate.MFA_BOUND, recipient)
        .with("name", "Phone")
        .with("when", clock.instant())
        .with("browser", "Firefox, Linux")
        .with("address", "203.0.113.7");
  }

  private Mail code(String code) {
    return Mail.of(
            MailTemplate.VERIFICATION_CODE,
            new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC))
        .with("code", code)
        .with("minutes", 10)
        .with("when", clock.instant())
        .with("browser", "Firefox, Linux")
        .with("address", "203.0.113.7");
  }

  private void write(Mail mail) {
    services.inTransaction(
        entityManager -> {
          the(OutboxService.class).send(mail);
          return null;
        });
  }

  private void deliver() {
    sending.asTimer(() -> sending.get(OutboxDelivery.class).deliverDue());
  }

  private Instant next() {
    return mails.to(member).getFirst().nextAttemptAt();
  }

  private String sealedParameters() {
    return (String)
        sql.single(
            "select sealed_parameters from outbox_mail where recipient = ?", member.email().text());
  }

  private String lastError() {
    return (String)
        sql.single("select last_error from outbox_mail where recipient = ?", member.email().text());
  }
}
