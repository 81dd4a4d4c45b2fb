package mfa.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import mfa.mail.MailSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

  @TempDir Path directory;

  @Test
  void mailsKeepTheirNumbersOverARestart() throws Exception {
    var before = new Mailbox(directory);
    before.deliver("owner@example.com", mail("first"));
    before.deliver("owner@example.com", mail("second"));

    var after = new Mailbox(directory);
    after.deliver("owner@example.com", mail("third"));

    assertThat(after.mails()).extracting(Mail::id).containsExactly(3L, 2L, 1L);
    assertThat(after.mails()).extracting(Mail::subject).containsExactly("third", "second", "first");
  }

  @Test
  void mailBelongsToTheRecipientOfItsEnvelope() throws Exception {
    var mailbox = new Mailbox(directory);

    mailbox.deliver("hidden@example.com", mail("to somebody else"));

    assertThat(mailbox.mailsTo("hidden@example.com")).hasSize(1);
    assertThat(mailbox.mailsTo("header@example.com")).isEmpty();
  }

  @Test
  void textAndHtmlAreReadFromTheirParts() throws Exception {
    var mailbox = new Mailbox(directory);

    mailbox.deliver("owner@example.com", mail("验证码"));

    var mail = mailbox.mails().getFirst();
    assertThat(mail.subject()).isEqualTo("验证码");
    assertThat(mail.text()).isEqualTo("Code: 012345\n代码");
    assertThat(mail.html()).isEqualTo("<p>Code: 012345</p>");
    assertThat(Files.readString(mailbox.file(mail)))
        .startsWith("Delivered-To: owner@example.com\r\n");
  }

  @Test
  void waitingSkipsWhatWasThereBefore() throws Exception {
    var mailbox = new Mailbox(directory);
    mailbox.deliver("owner@example.com", mail("old"));
    var before = mailbox.newestId();

    assertThatThrownBy(() -> mailbox.await("owner@example.com", before, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("owner@example.com");
    mailbox.deliver("owner@example.com", mail("new"));

    assertThat(mailbox.await("OWNER@example.com", before, Duration.ofSeconds(1)).subject())
        .isEqualTo("new");
  }

  @Test
  void pageShowsMarkupOfAMailAsText() {
    var mail =
        new Mail(
            7,
            "a<b>@example.com",
            "<script>alert(1)</script>",
            "see https://example.com/?a=1&b=2\" <img src=x>",
            "<p>\"quoted\"</p>",
            Instant.EPOCH);

    var page = MailPages.single(mail);

    assertThat(page)
        .doesNotContain("<script>", "<img", "<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("href=\"https://example.com/?a=1&amp;b=2\"")
        .contains("srcdoc=\"&lt;p&gt;&quot;quoted&quot;&lt;/p&gt;\"");
  }

  @Test
  void everyTemplateCanBeLookedAtInBothLanguages() {
    var list = MailPages.samples();

    for (var language : MailSamples.LANGUAGES) {
      assertThat(MailSamples.all(language))
          .isNotEmpty()
          .allSatisfy(
              mail -> {
                assertThat(list).contains("/templates/" + language + "/" + mail.name());
                assertThat(MailPages.sample(mail)).contains("srcdoc=").doesNotContain("<h1 class");
              });
    }
  }

  private static MimeMessage mail(String subject) throws Exception {
    var text = new MimeBodyPart();
    text.setText("Code: 012345\r\n代码", "utf-8");
    var html = new MimeBodyPart();
    html.setContent("<p>Code: 012345</p>", "text/html; charset=utf-8");
    var message = new MimeMessage(Session.getInstance(new Properties()));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("header@example.com"));
    message.setSubject(subject, "utf-8");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }
}
