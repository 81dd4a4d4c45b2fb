package mfa.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import java.util.function.Consumer;

/** English / 中文, each in its own words. */
public class LanguageSwitch extends Div {

  /**
   * @param onChoice what else to do with the choice before the page is loaded again
   */
  public LanguageSwitch(Locale current, Consumer<Locale> onChoice) {
    addClassName("language-switch");
    for (Locale language : Languages.ALL) {
      Button button = new Button(language.getDisplayLanguage(language));
      button.addThemeVariants(ButtonVariant.TERTIARY);
      button.getElement().setAttribute("lang", language.getLanguage());
      boolean isCurrent = language.getLanguage().equals(current.getLanguage());
      button.setAriaLabel(language.getDisplayLanguage(language));
      button.getElement().setAttribute("aria-pressed", Boolean.toString(isCurrent));
      button.addClickListener(
          click -> {
            Languages.choose(language);
            onChoice.accept(language);
            getUI().ifPresent(ui -> ui.getPage().reload());
          });
      add(button);
    }
  }
}
