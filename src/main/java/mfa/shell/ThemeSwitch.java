package mfa.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ColorScheme;

/** Same as system, light or dark; the browser keeps the choice, so its script marks it. */
class ThemeSwitch extends Div {

  ThemeSwitch() {
    addClassName("theme-switch");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("shell.theme"));
    add(
        new Span(getTranslation("shell.theme")),
        button("shell.theme.system", ColorScheme.Value.LIGHT_DARK),
        button("shell.theme.light", ColorScheme.Value.LIGHT),
        button("shell.theme.dark", ColorScheme.Value.DARK));
    addAttachListener(attach -> getElement().executeJs("window.mfa.markTheme(this)"));
  }

  private Button button(String label, ColorScheme.Value scheme) {
    Button button = new Button(getTranslation(label));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.getElement().setAttribute("data-theme", scheme.getValue());
    button.addClickListener(
        click -> getElement().executeJs("window.mfa.chooseTheme(this, $0)", scheme.getValue()));
    return button;
  }
}
