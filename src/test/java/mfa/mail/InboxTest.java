package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R75")
@DisplayName("R75: an answer by mail comes back with the way to the ticket, and nothing stops it")
class InboxTest extends ServiceTest {

  private static final String US = "mfa@example.com";

  private GreenMail server;
  private GreenMailUser mailbox;
  private Services reading;
  private TestAccount member;

  @BeforeEach
  void startServer() {
    server = new GreenMail(new ServerSetup[] {setup(0, "smtp"), setup(0, "imap")});
    server.start();
    mailbox = server.setUser(US, US, "secret");
    reading = services.another(settings("10"));
    mails.forgetAll();
    member = accounts.member();
    write(member);
    mails.takeAll();
  }

  private static ServerSetup setup(int port, String protocol) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  private Map<String, String> settings(String most) {
    return Map.of(
        "mfa.mail.port",
        Integer.toString(server.getSmtp().getPort()),
        "mfa.mail.inbox.host",
        "127.0.0.1",
        "mfa.mail.inbox.port",
        Integer.toString(server.getImap().getPort()),
        "mfa.mail.inbox.security",
        "none",
        "mfa.mail.inbox.user",
        US,
        "mfa.mail.inbox.password",
        "secret",
        "mfa.mail.inbox.answers-per-day",
        most);
  }

  @AfterEach
  void stop() {
    reading.close();
    server.stop();
  }

  @Test
  @DisplayName(
      "The hint is an automatic mail in the thread of the answer, in the reader's language")
  void personWhoAnswersGetsTheHint() throws Exception {
    receive(member.email(), "");

    look();
    reading.work("outbox-1");

    MimeMessage hint = sentTo(member);
    assertThat(hint.getSubject()).isEqualTo("Your answer was not read");
    assertThat(hint.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(hint.getHeader("In-Reply-To")).containsExactly("<answer@example.net>");
    assertThat(hint.getHeader("References")).containsExactly("<answer@example.net>");
    assertThat(unread()).isZero();
  }

  @Test
  void oneDayHasOneHint() throws Exception {
    receive(member.email(), "");
    receive(member.email(), "");
    look();
    look();

    assertThat(hints(member)).isOne();

    clock.moveToAnotherDay();
    receive(member.email(), "");
    look();
    assertThat(hints(member)).isEqualTo(2);
  }

  @Test
  void strangersAndMachinesGetNothingAndAreReadOnce() throws Exception {
    TestAccount neverWrittenTo = accounts.member();
    receive(neverWrittenTo.email(), "");
    receive(member.email(), "Auto-Submitted: auto-replied\r\n");
    receive(member.email(), "Return-Path: <>\r\n");

    look();

    assertThat(hints(member)).isZero();
    assertThat(hints(neverWrittenTo)).isZero();
    assertThat(unread()).isZero();
  }

  @Test
  void allTogetherGetABoundedNumber() throws Exception {
    try (Services bounded = services.another(settings("1"))) {
      TestAccount other = accounts.member();
      write(other);
      mails.takeAll();
      receive(member.email(), "");
      receive(other.email(), "");

      bounded.work("mail-inbox");

      assertThat(hints(member) + hints(other)).isOne();
    }
  }

  @Test
  @DisplayName("R75: a mail that nobody can read stops no other")
  void badMailStopsNoOther() throws Exception {
    for (String bad : List.of("", "\0\0\r\n\r\n", "From \uFFFD@@\r\n: nothing\r\n\r\n")) {
      mailbox.deliver(message(bad));
    }
    receive(member.email(), "Subject: =?utf-8?B?broken\r\nFrom: second@@\r\n");
    receive(member.email(), "");

    look();

    assertThat(hints(member)).isOne();
    assertThat(unread()).isZero();
  }

  @Test
  @DisplayName("R75: while the mailbox is away the worker goes on, and answers when it is back")
  void mailboxThatIsAwayIsReadLater() throws Exception {
    receive(member.email(), "");
    try (Services away = services.another(elsewhere())) {
      away.work("mail-inbox");
    }
    assertThat(hints(member)).isZero();

    look();
    assertThat(hints(member)).isOne();
  }

  private Map<String, String> elsewhere() {
    Map<String, String> settings = new HashMap<>(settings("10"));
    settings.put("mfa.mail.inbox.port", "9");
    return settings;
  }

  @Test
  @DisplayName("Nothing of an answer is kept")
  void contentIsKeptNowhere() throws Exception {
    receive(member.email(), "Subject: pumpernickel\r\n");

    look();

    assertThat(sql.dump()).doesNotContain("pumpernickel");
  }

  private void write(TestAccount to) {
    services.inTransaction(
        entityManager ->
            the(OutboxService.class)
                .send(
                    Mail.of(
                            MailTemplate.PASSWORD_CHANGED,
                            new Recipient(to.email(), Locale.ENGLISH, ZoneOffset.UTC))
                        .with("when", clock.instant())
                        .with("browser", "Firefox")
                        .with("address", "192.0.2.1")));
  }

  private void receive(EmailAddress from, String headers) throws Exception {
    String text =
        headers
            + "From: Somebody <"
            + from.text()
            + ">\r\nTo: MFA <"
            + US
            + ">\r\nMessage-ID: <answer@example.net>\r\n\r\nMy pumpernickel is lost.\r\n";
    mailbox.deliver(message(text));
  }

  private static MimeMessage message(String text) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void look() {
    reading.work("mail-inbox");
  }

  private long hints(TestAccount account) {
    return mails.count(account, MailTemplate.ANSWER_NOT_READ);
  }

  private MimeMessage sentTo(TestAccount account) throws Exception {
    for (MimeMessage message : server.getReceivedMessages()) {
      var recipients = message.getRecipients(Message.RecipientType.TO);
      if (recipients != null && Arrays.toString(recipients).contains(account.email().text())) {
        return message;
      }
    }
    throw new AssertionError("Nothing was sent.");
  }

  private long unread() throws Exception {
    return server.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
        .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
        .count();
  }
}
