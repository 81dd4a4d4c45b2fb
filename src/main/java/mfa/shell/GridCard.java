package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A row of a grid as a card: a title, named values below each other, and what can be done. */
public class GridCard extends Div {

  public GridCard(String title) {
    Span name = new Span(title);
    name.addClassName("line-title");
    addClassName("row-card");
    add(name);
  }

  /** A value that needs no name; nothing where it is blank. */
  public GridCard plain(String text) {
    if (!text.isBlank()) {
      add(new Span(text));
    }
    return this;
  }

  /** A named value; nothing where it is blank. */
  public GridCard named(String label, String text) {
    return text.isBlank() ? this : named(label, new Span(text));
  }

  /** The same where the value is more than its words. */
  public GridCard named(String label, String text, Component value) {
    return text.isBlank() ? this : named(label, value);
  }

  /** A named value that is more than its words. */
  public GridCard named(String label, Component value) {
    Span name = new Span(getTranslation("card.label", label));
    name.addClassName("hint");
    add(new Div(name, value));
    return this;
  }

  public GridCard with(Component... parts) {
    add(parts);
    return this;
  }
}
