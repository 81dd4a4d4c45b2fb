package mfa.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mfa.dev.SampleData.Person;

/** The desk as somebody of customer service uses it. */
record Desk(Visitor visitor, Person agent, AuthenticatorApp app) {

  /** Signs in for the first time, which means to bind, and opens the desk. */
  static Desk open(Visitor visitor, Person agent) {
    visitor.signInPage().signIn(agent);
    var app = visitor.bindWhereRequired(agent);
    visitor.button("I have saved them").click();
    visitor.awaitPath("/");
    return new Desk(visitor, agent, app).open();
  }

  Desk open() {
    visitor.open("/desk");
    return this;
  }

  Desk openTicket(String number) {
    visitor.open("/desk/" + number);
    return this;
  }

  Locator takeButton(String number) {
    return visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take ticket " + number));
  }

  /** Takes the ticket whose page is open. */
  void takeOpened() {
    visitor.button("Take").click();
    visitor.button("Approve").waitFor();
  }

  void ask(String question) {
    visitor.field("Text to the requester").fill(question);
    visitor.button("Ask the requester").click();
    visitor.awaitPath("/desk");
  }

  /** Fills the checklist and approves; gives a fresh code where one is asked for. */
  void approve(String evidence) {
    for (var item :
        new String[] {
          "I looked at each risk above", "The story fits", "I took no personal", evidence
        }) {
      visitor.page().getByText(item).first().click();
    }
    visitor.button("Approve").click();
  }
}
