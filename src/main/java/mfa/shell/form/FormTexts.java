package mfa.shell.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import mfa.shell.Texts;

/** The texts that Vaadin's pages have, for pages that know no Vaadin. */
record FormTexts(Locale language) implements Texts {

  private static final String BUNDLE = "vaadin-i18n.translations";

  /** English is the root: no other language of the machine comes before it. */
  private static final ResourceBundle.Control ASKED_FOR_OR_ENGLISH =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Override
  public String getTranslation(String key, Object... values) {
    String text = ResourceBundle.getBundle(BUNDLE, language, ASKED_FOR_OR_ENGLISH).getString(key);
    return values.length == 0 ? text : new MessageFormat(text, language).format(values);
  }
}
