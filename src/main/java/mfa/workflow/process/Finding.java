package mfa.workflow.process;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

/**
 * Something about a model that has to be changed (an error) or should be (a warning).
 *
 * @param elementId of the BPMN element, or of the process
 * @param elementName as it stands in the drawing, or empty
 * @param key of the texts that say what is asked of models and, with {@code .advice} behind, what
 *     to do
 * @param arguments what stands in both texts: words, numbers, or a list of names to choose from
 */
public record Finding(
    boolean error, String elementId, String elementName, String key, List<Object> arguments) {

  private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public Finding {
    arguments = List.copyOf(arguments);
  }

  /** What is asked of models. */
  public String rule(Locale language) {
    return text(key, arguments, language);
  }

  /** What to do. */
  public String advice(Locale language) {
    return text(key + ".advice", arguments, language);
  }

  /** Both in English, as logs and commands have them. */
  @Override
  public String toString() {
    String where = elementName.isEmpty() ? elementId : elementId + " (" + elementName + ")";
    return (error ? "Error" : "Warning")
        + " at "
        + where
        + ": "
        + rule(Locale.ENGLISH)
        + " "
        + advice(Locale.ENGLISH);
  }

  /** From the texts of the pages, where there may be no page; English is what is left. */
  static String text(String key, List<Object> arguments, Locale language) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "vaadin-i18n.translations",
            language,
            Finding.class.getClassLoader(),
            NO_OTHER_LANGUAGE);
    Object[] words =
        arguments.stream()
            .map(value -> value instanceof List<?> names ? choice(names, texts, language) : value)
            .toArray();
    return new MessageFormat(texts.getString(key), language).format(words);
  }

  private static String choice(List<?> names, ResourceBundle texts, Locale language) {
    String listed = words(names.stream().map(String::valueOf).toList());
    return switch (names.size()) {
      case 0 -> texts.getString("finding.names.none");
      case 1 -> listed;
      default ->
          new MessageFormat(texts.getString("finding.names.many"), language)
              .format(new Object[] {listed});
    };
  }

  /** Names in alphabetical order. */
  static String words(Collection<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
