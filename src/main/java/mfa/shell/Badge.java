package mfa.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import mfa.shell.picture.Pictogram;

/** A status in words and a picture, never in colour alone. */
public class Badge extends Span {

  /** What a status means for the reader. */
  public enum Kind {
    SUCCESS,
    NEUTRAL,
    WARNING,
    ERROR
  }

  private final Span words;

  public Badge(Kind kind, VaadinIcon picture, String text) {
    words = new Span(text);
    addClassNames("badge", "badge-" + kind.name().toLowerCase(Locale.ROOT));
    add(new Pictogram(picture), words);
  }

  /** Where there is no room for the words: they are read out, and are the tooltip. */
  public Badge asPicture() {
    words.addClassName("unseen");
    addClassName("bare");
    getElement().setAttribute("title", words.getText());
    return this;
  }
}
