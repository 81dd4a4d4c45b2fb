package mfa.ticket.unbind.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import mfa.login.ui.PlainPageLink;
import mfa.ticket.ui.UnbindTimesText;
import mfa.ticket.unbind.UnbindTimes;

/**
 * The three ways back for somebody whose phone is gone, the quickest first, and how long each
 * takes.
 */
class WaysBack extends Div {

  /**
   * @param recovery where a recovery code is asked for
   */
  WaysBack(String recovery, UnbindTimes times) {
    Div code =
        new Div(
            new Span(getTranslation("unbind.recovery.question")),
            new Span(" "),
            new PlainPageLink(recovery, getTranslation("unbind.recovery.link")));
    OrderedList ways =
        new OrderedList(
            way(code, getTranslation("unbind.way.recovery")),
            way(
                new Div(getTranslation("unbind.way.owner.title")),
                UnbindTimesText.vouching(this, times)),
            way(
                new Div(getTranslation("unbind.way.service.title")),
                getTranslation("unbind.way.service"),
                UnbindTimesText.review(this, times),
                UnbindTimesText.wait(this, times)));
    ways.addClassName("three-ways");
    add(new Paragraph(getTranslation("unbind.ways")), ways);
  }

  private static ListItem way(Div title, String... sentences) {
    title.addClassName("line-title");
    Span words = new Span(String.join(" ", sentences));
    words.addClassName("hint");
    return new ListItem(title, words);
  }
}
