package mfa.ticket.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;

/** What to do with an open ticket whose phone is there again. */
public class FoundAgain extends Paragraph {

  public FoundAgain() {
    addClassName("found-again");
    add(
        new Span(getTranslation("unbind.filed.found")),
        new Span(" "),
        new PlainPageLink(Pages.LOGIN, getTranslation("unbind.filed.sign-in")));
  }
}
