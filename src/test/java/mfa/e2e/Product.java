package mfa.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.dev.Mail;
import mfa.dev.SampleData.Person;
import mfa.it.support.Chromium;

/** The started product with its mailbox, and a browser to use it with. */
final class Product implements AutoCloseable {

  /** A host name that the browser takes for this machine: the same server by another name. */
  static final String FORGED_HOST = "forged.example";

  private static final Path TARGET = Path.of("target");

  /** Of the JVMs that run tests at the same time. */
  private static final String NUMBER = System.getProperty("mfa.it.fork", "1");

  private static final Duration MAIL_ARRIVES = Duration.ofSeconds(20);
  private static final Pattern CODE = Pattern.compile("(?m)^\\d{6}$");
  private static final Pattern RESET_LINK =
      Pattern.compile("https?://\\S+/password/reset\\?key=\\S+");
  private static final Pattern INVITATION_LINK =
      Pattern.compile("https?://\\S+/invitation\\?key=\\S+");
  private final TestAccounts accounts;
  private final List<Visitor> visitors = new ArrayList<>();
  private final Path directory;
  private final DevServer server;
  private final Playwright playwright;
  private final Browser browser;

  private Product(
      String directory, TestAccounts accounts, List<Person> people, Consumer<Database> filling) {
    this.directory = TARGET.resolve(directory + '-' + NUMBER);
    this.accounts = accounts;
    server =
        new DevServer(
                DevSettings.in(this.directory)
                    .accounts(people)
                    .filling(filling)
                    .config("mfa.verification.pause", "PT1S"))
            .start(true);
    playwright = Chromium.playwright();
    browser = playwright.chromium().launch(Chromium.options("MAP " + FORGED_HOST + " 127.0.0.1"));
  }

  static Product start() {
    var accounts = new TestAccounts();
    return new Product("e2e", accounts, accounts.all(), database -> {});
  }

  /**
   * A second one, whose lists are full: the tests of the first one look for what they file on the
   * first page of a list.
   */
  static Product startFull() {
    return new Product("e2e-full", new TestAccounts(), FullLists.PEOPLE, FullLists::fill);
  }

  /** A person with a browser of their own that speaks English. */
  Visitor visitor() {
    return visitor(new Browser.NewContextOptions());
  }

  /** A person with a browser of their own that is set up in a special way. */
  Visitor visitor(Browser.NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("en-US");
    }
    options.setBaseURL(baseUrl());
    var visitor = new Visitor(this, browser.newContext(options), Words.of(options.locale));
    visitors.add(visitor);
    return visitor;
  }

  /** A signed-in person with an account of the workspace without a rule, not bound. */
  Visitor signedIn(Person person) {
    var visitor = visitor();
    visitor.signInPage().signIn(person);
    visitor.awaitPath("/");
    return visitor;
  }

  /** Closes the browsers of a test; of a failed one it keeps the last pictures. */
  void endVisits(String test, boolean failed) {
    for (var i = 0; i < visitors.size(); i++) {
      if (failed) {
        visitors.get(i).keepPicture(directory.resolve("failed").resolve(test + "-" + i + ".png"));
      }
      visitors.get(i).context().close();
    }
    visitors.clear();
  }

  /** Accounts that no other test uses. */
  TestAccounts accounts() {
    return accounts;
  }

  /** Address of the application, without a slash at the end. */
  String baseUrl() {
    return server.baseUrl();
  }

  /** The port of the application. */
  int port() {
    return URI.create(baseUrl()).getPort();
  }

  /** Address of another origin on this machine. */
  String mailboxUrl() {
    return server.mailboxUrl();
  }

  /** As if so much time had gone by for what processes wait for; the server starts again. */
  void letTimersPass(Duration time) {
    changeWhileStopped(
        "update act_ru_job set duedate_ = dateadd('SECOND', %d, duedate_) where type_ = 'timer'"
            .formatted(-time.toSeconds()));
  }

  /** As if tickets had been closed on each day of a week, in each way; the server starts again. */
  void letTicketsHaveBeenClosed() {
    changeWhileStopped(
        "merge into process_step_day"
            + " (process_definition_id, epoch_day, activity_id, bucket, visits)"
            + " key (process_definition_id, epoch_day, activity_id, bucket)"
            + " select p.id_, datediff('DAY', date '1970-01-01', current_date) - d.x,"
            + " 'serviceTask_close' || w.name, 30, mod(d.x * w.often, 7) + 1"
            + " from act_re_procdef p, system_range(3, 9) d,"
            + " (values ('Reset', 5), ('Rejected', 2), ('Expired', 3)) w(name, often)");
  }

  /**
   * As if tickets had been filed, answered, closed and rated in the last weeks; it starts again.
   */
  void letTicketsHaveBeenCounted() {
    changeWhileStopped(
        "update ticket_statistics set counted_at = current_timestamp, next_monday = null;"
            + " insert into ticket_week (grouped_by, monday, fact, member, bucket, tickets)"
            + " select g.name, (datediff('DAY', date '1970-01-01', current_date) + 3) / 7 * 7 - 3"
            + " - 7 * w.x, f.fact, g.member, f.bucket, mod(w.x * f.often, 7) + 1"
            + " from system_range(2, 12) w,"
            + " (values ('WEEK', ''), ('TYPE', 'BUG'), ('TYPE', 'UNBIND_MFA'), ('AGENT', '0')) g(name, member),"
            + " (values ('FILED', 0, 3), ('FIRST_REPLY', 180, 5), ('FIRST_REPLY', 200, 2),"
            + " ('CLOSED', 220, 3), ('CLOSED', 240, 2), ('RESTARTED', 0, 2), ('FOLLOWED_UP', 0, 3),"
            + " ('RATED', 2, 4), ('RATED', 5, 3)) f(fact, bucket, often)");
  }

  private void changeWhileStopped(String statement) {
    server.stop();
    try (var connection = server.database().open();
        var change = connection.createStatement()) {
      change.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    server.restart();
  }

  /** Taken before an action, to wait for the mail that it causes. */
  long newestMail() {
    return server.mailbox().newestId();
  }

  /** All mails to a person, the newest first. */
  List<Mail> mailsTo(Person person) {
    return server.mailbox().mailsTo(person.email());
  }

  /** The mail to a person whose subject has these words, waited for. */
  Mail mailTo(Person person, String subject) {
    return Poll.until(
        MAIL_ARRIVES,
        () -> mailsTo(person).stream().filter(mail -> mail.subject().contains(subject)).findFirst(),
        () -> "No mail \"" + subject + "\" to " + person.email());
  }

  /** The six digits that are mailed to a person after that mail. */
  String mailedCode(Person person, long after) {
    return mailed(CODE, person, after);
  }

  /** The link for a new password that is mailed to a person after that mail. */
  String mailedLink(Person person, long after) {
    return mailed(RESET_LINK, person, after);
  }

  /** The link of the only invitation that is mailed to a person. */
  String mailedInvitation(Person person) {
    return mailed(INVITATION_LINK, person, 0);
  }

  private String mailed(Pattern pattern, Person person, long after) {
    return Poll.until(
        MAIL_ARRIVES,
        () ->
            mailsTo(person).stream()
                .filter(mail -> mail.id() > after)
                .map(mail -> pattern.matcher(mail.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst(),
        () -> "No mail with " + pattern + " to " + person.email());
  }

  @Override
  public void close() {
    playwright.close();
    server.close();
  }
}
