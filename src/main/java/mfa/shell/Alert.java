package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import mfa.shell.picture.Pictogram;

/** A message that stays on the page until what it says is settled; read out when it appears. */
public class Alert extends Div {

  private final Span text = new Span();

  /** How serious it is. */
  public enum Kind {
    ERROR(VaadinIcon.EXCLAMATION_CIRCLE_O, "alert"),
    WARNING(VaadinIcon.WARNING, "status"),
    INFORMATION(VaadinIcon.INFO_CIRCLE_O, "status"),
    SUCCESS(VaadinIcon.CHECK_CIRCLE_O, "status");

    private final VaadinIcon icon;
    private final String role;

    Kind(VaadinIcon icon, String role) {
      this.icon = icon;
      this.role = role;
    }
  }

  public Alert(Kind kind) {
    addClassNames("notice", "notice-" + kind.name().toLowerCase(java.util.Locale.ROOT));
    getElement().setAttribute("role", kind.role);
    add(new Pictogram(kind.icon), text);
    setVisible(false);
  }

  public Alert(Kind kind, String message) {
    this(kind);
    show(message);
  }

  /** Puts what can be done about it beside the message. */
  public Alert with(Component action) {
    add(action);
    return this;
  }

  public void show(String message) {
    text.setText(message);
    setVisible(true);
  }

  /**
   * Shows why something was refused, or that it is done, and leads there with the focus: what was
   * pressed may be far from it, or gone.
   */
  public void lead(String message) {
    show(message);
    getElement().setAttribute("tabindex", "-1");
    getElement().executeJs("window.mfa.leadTo(this)");
  }

  public void hide() {
    setVisible(false);
  }
}
