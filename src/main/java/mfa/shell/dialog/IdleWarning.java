package mfa.shell.dialog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Warns somebody who does nothing that the session ends, and counts down to it. */
public class IdleWarning extends Dialog {

  /** How long before the end it opens. */
  public static final int SECONDS = 120;

  private final Paragraph text = new Paragraph();
  private final Span left = new Span();

  public IdleWarning(Runnable stay, Runnable signOut) {
    setHeaderTitle(getTranslation("shell.idle.title"));
    addClassName("narrow-dialog");
    text.setId("idle-text");
    getElement().setAttribute("aria-describedby", "idle-text");
    // Seen every second, but not read out every second.
    left.getElement().setAttribute("aria-hidden", "true");
    left.addClassName("countdown");
    Button out = new Button(getTranslation("shell.sign-out"), click -> signOut.run());
    out.addThemeVariants(ButtonVariant.TERTIARY);
    Button in =
        new Button(
            getTranslation("shell.idle.stay"),
            click -> {
              close();
              stay.run();
            });
    in.addThemeVariants(ButtonVariant.PRIMARY);
    in.setAutofocus(true);
    getFooter().add(out, in);
    add(text, left);
  }

  /**
   * Opens it, and counts down from so many seconds.
   *
   * @param words how long that is, for those who listen
   */
  public void open(int seconds, String words) {
    text.setText(getTranslation("shell.idle.text", words));
    open();
    left.getElement()
        .executeJs("window.mfa.countDownTo(this, $0)", Math.clamp(seconds, 0, SECONDS));
  }
}
