package mfa.e2e;

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

  /** Takes the ticket whose page is open. */
  void takeOpened() {
    visitor.button("Take").click();
    visitor.button("Approve").waitFor();
  }

  void ask(String question) {
    visitor.field("Text to the requester").fill(question);
    decide("Ask the requester");
  }

  /** Fills the checklist and approves. */
  void approve(String evidence) {
    for (var item :
        new String[] {
          "I looked at each risk above",
          "The story fits",
          "I did not accept personal details",
          evidence
        }) {
      visitor.page().getByText(item).first().click();
    }
    decide("Approve");
  }

  /** A decision opens the next ticket, or the list. */
  private void decide(String button) {
    var decided = visitor.path();
    visitor.button(button).click();
    visitor.page().waitForURL(url -> !url.endsWith(decided));
    visitor.awaitQuiet();
  }
}
