package mfa.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** A status in words and a picture, never in colour alone. */
public class Badge extends Span {

  /** What a status means for the reader. */
  public enum Kind {
    SUCCESS,
    NEUTRAL,
    WARNING,
    ERROR
  }

  public Badge(Kind kind, VaadinIcon picture, String text) {
    Icon icon = picture.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    addClassNames("badge", "badge-" + kind.name().toLowerCase(Locale.ROOT));
    add(icon, new Span(text));
  }
}
