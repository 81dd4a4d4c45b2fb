package mfa.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import mfa.dev.DevServer;
import mfa.it.support.BoundAccounts.BoundAccount;

/** What a requester and an agent do with an unbind ticket on the real server, step by step. */
public final class TicketSteps {

  /** A mail whose sender died over it is tried again after two minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})$");
  private static final Pattern NUMBER = Pattern.compile("T-\\d{4}-\\d{6}");

  private final DevServer server;

  public TicketSteps(DevServer server) {
    this.server = server;
  }

  /**
   * A form that has everything, and the code mailed for it.
   *
   * @param page the form
   * @param code from the mail
   */
  public record Form(Page page, String code) {

    /** Sends it; the number of the ticket. */
    public String submit() {
      var filed = page.fill("Verification code", code).submit("Submit ticket");
      var number = NUMBER.matcher(filed.text());
      assertThat(number.find()).as(filed.text()).isTrue();
      return number.group();
    }
  }

  /** Fills the unbind form in, in a browser of its own, and waits for the code. */
  public Form askForCode(BoundAccount account) {
    var form = new Browser(server.baseUrl()).open("/unbind");
    form.fill("Description", "My phone fell into the lake.")
        .fill("E-mail", account.email())
        .fill("Password", BoundAccounts.PASSWORD);
    var newest = server.mailbox().newestId();
    form.click("Get verification code");
    var code = CODE.matcher(server.mailbox().await(account.email(), newest, PATIENCE).text());
    assertThat(code.find()).isTrue();
    return new Form(form, code.group(1));
  }

  /** Files a ticket; the mailed link of its page. */
  public String link(BoundAccount account) {
    var form = askForCode(account);
    var newest = server.mailbox().newestId();
    var number = form.submit();
    var mail = server.mailbox().await(account.email(), newest, PATIENCE).text();
    return mail.substring(mail.indexOf("/ticket/" + number)).split("\\s", 2)[0];
  }

  /** Takes the ticket at the desk. */
  public void take(Browser agent, String number) {
    agent.open("/desk/" + number).click("Take");
  }

  /** Approves a ticket that the agent has taken. */
  public void approve(Browser agent, String number) {
    agent
        .open("/desk/" + number)
        .view()
        .check("I looked at each risk above")
        .check("The story fits the history of the account")
        .check("I did not accept personal details as proof")
        .choose("A call back")
        .click("Approve");
  }
}
