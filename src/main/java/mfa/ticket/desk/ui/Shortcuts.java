package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * Says which single keys do something on a page, and lets people switch them off in this browser
 * (WCAG 2.1.4). They never count while somebody types.
 */
class Shortcuts extends Div {

  Shortcuts(String hint) {
    addClassNames("shortcuts", "hint");
    Button off = new Button(getTranslation("desk.keys.off"));
    off.addThemeVariants(ButtonVariant.TERTIARY);
    off.getElement().setAttribute("data-keys", "off");
    Button on = new Button(getTranslation("desk.keys.on"));
    on.addThemeVariants(ButtonVariant.TERTIARY);
    on.getElement().setAttribute("data-keys", "on");
    add(new Span(hint), off, on);
    addAttachListener(attach -> getElement().executeJs("window.mfa.shortcuts(this)"));
  }

  /** The key presses the button, or leads into the field. */
  static void bind(Component target, char key) {
    String letter = String.valueOf(key);
    target.getElement().setAttribute("data-shortcut", letter);
    target.getElement().setAttribute("aria-keyshortcuts", letter);
  }

  /** The key leads to the button, and Enter presses it: one stray key decides nothing. */
  static void lead(Button target, char key) {
    bind(target, key);
    target.getElement().setAttribute("data-shortcut-leads", true);
  }
}
