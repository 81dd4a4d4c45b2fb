package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.platform.crypto.KeyRing;
import mfa.support.Services;
import mfa.support.TestAccount;

/** Reads the mails that the outbox holds, with the server's key, as nobody outside could. */
public final class WrittenMails {

  private final Services services;

  public WrittenMails(Services services) {
    this.services = services;
  }

  /**
   * One mail.
   *
   * @param parameters none once it was sent or dropped
   */
  public record WrittenMail(
      long id,
      MailTemplate template,
      Map<String, String> parameters,
      Instant notAfter,
      Instant nextAttemptAt,
      int attempts,
      Instant sentAt,
      Instant droppedAt,
      String messageId) {}

  /** The mails to the owner of the account, oldest first. */
  public List<WrittenMail> to(TestAccount account) {
    return to(account.email());
  }

  /** The mails to the address, oldest first. */
  public List<WrittenMail> to(EmailAddress email) {
    return services
        .sql()
        .rows("select * from outbox_mail where recipient = ? order by id", email.text())
        .stream()
        .map(this::mail)
        .toList();
  }

  public List<MailTemplate> templatesTo(TestAccount account) {
    return to(account).stream().map(WrittenMail::template).toList();
  }

  public long count(TestAccount account, MailTemplate template) {
    return templatesTo(account).stream().filter(template::equals).count();
  }

  /** The newest mail of the kind. */
  public WrittenMail newest(TestAccount account, MailTemplate template) {
    return services
        .sql()
        .rows(
            "select * from outbox_mail where recipient = ? and template = ?"
                + " order by id desc fetch first 1 rows only",
            account.email().text(),
            template.name())
        .stream()
        .map(this::mail)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no mail " + template + "."));
  }

  /** The newest verification code that was mailed to the account. */
  public String verificationCode(TestAccount account) {
    return code(account, MailTemplate.VERIFICATION_CODE);
  }

  /** The newest code that was mailed to the account with that template. */
  public String code(TestAccount account, MailTemplate template) {
    return newest(account, template).parameters().get("code");
  }

  /** The key in the newest mailed link to set a new password. */
  public String resetKey(TestAccount account) {
    String link = newest(account, MailTemplate.PASSWORD_RESET).parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  /** What mails that were written since then, and wait, say in the words of machines. */
  public List<String> ofMachines(Instant since) {
    return services
        .sql()
        .rows(
            "select * from outbox_mail where created_at >= ? and sealed_parameters like 'test1:%'"
                + " fetch first 100 rows only",
            since)
        .stream()
        .map(this::mail)
        .flatMap(
            mail ->
                mail.parameters().entrySet().stream()
                    .filter(each -> !MachineTerms.ofMachines(each.getValue()).isEmpty())
                    .map(each -> mail.template() + ": " + each))
        .toList();
  }

  /** Takes everything out of the outbox, so that a test sees only its own mails leave. */
  public void forgetAll() {
    services.sql().execute("delete from outbox_mail");
  }

  /** The mail server takes all that is due. */
  public void takeAll() {
    endAll(mail -> services.get(OutboxService.class).markSent(mail.id()));
  }

  /** The mail server refuses the recipients of all that is due, for good. */
  public void refuseAll() {
    endAll(mail -> services.get(OutboxService.class).recordRefusal(mail.id(), "answer 550", true));
  }

  /** The mail server puts off all that is due. */
  public void putOffAll() {
    endAll(mail -> services.get(OutboxService.class).recordFailure(mail.id(), "answer 451"));
  }

  private void endAll(Consumer<OutgoingMail> end) {
    OutboxService outbox = services.get(OutboxService.class);
    services.asTimer(
        () ->
            Stream.generate(outbox::claimNext)
                .takeWhile(Optional::isPresent)
                .flatMap(claim -> claim.orElseThrow().mail().stream())
                .forEach(end));
  }

  private WrittenMail mail(Map<String, Object> row) {
    String messageId = (String) row.get("message_id");
    return new WrittenMail(
        ((Number) row.get("id")).longValue(),
        MailTemplate.valueOf((String) row.get("template")),
        parameters((String) row.get("sealed_parameters"), messageId),
        (Instant) row.get("not_after"),
        (Instant) row.get("next_attempt_at"),
        ((Number) row.get("attempts")).intValue(),
        (Instant) row.get("sent_at"),
        (Instant) row.get("dropped_at"),
        messageId);
  }

  private Map<String, String> parameters(String sealed, String messageId) {
    if (sealed == null) {
      return Map.of();
    }
    byte[] opened = services.get(KeyRing.class).open(sealed, "mail/" + messageId);
    Map<String, String> parameters = MailParameters.read(new String(opened, UTF_8));
    parameters.remove(MailTemplates.GREETED);
    return parameters;
  }
}
