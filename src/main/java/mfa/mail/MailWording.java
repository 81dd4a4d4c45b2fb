package mfa.mail;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import mfa.platform.time.Times;

/** Tells what mails are given in the words of their readers: times, lists, names of roles. */
final class MailWording {

  private MailWording() {}

  /**
   * @throws IllegalArgumentException if it is something that has no words: a constant of ours is
   *     none (see {@link Word})
   */
  static String of(Object parameter, Recipient reader) {
    return switch (parameter) {
      case Instant time -> Times.dateAndTime(time, reader.timeZone(), reader.language());
      case Word word -> text(word.key(), reader.language());
      case Collection<?> list ->
          list(list.stream().map(element -> of(element, reader)).toList(), reader.language());
      case Duration wait -> duration(wait, reader.language());
      case String text -> text;
      case Number number -> number.toString();
      default ->
          throw new IllegalArgumentException(
              "Mails have no words for a " + parameter.getClass().getSimpleName() + ".");
    };
  }

  private static String list(List<String> elements, Locale language) {
    String told = elements.isEmpty() ? "" : elements.getFirst();
    for (int i = 1; i < elements.size(); i++) {
      String key = i == elements.size() - 1 ? "mail.list.last" : "mail.list";
      told = text(key, language, told, elements.get(i));
    }
    return told;
  }

  /** In the largest unit of which it has a whole number. */
  private static String duration(Duration wait, Locale language) {
    if (wait.toSecondsPart() != 0 || wait.toSeconds() < 120) {
      return text("wait.seconds", language, wait.toSeconds());
    }
    return wait.toMinutesPart() != 0 || wait.toMinutes() < 120
        ? text("wait.minutes", language, wait.toMinutes())
        : text("wait.hours", language, wait.toHours());
  }

  /** A text of the pages. */
  static String text(String key, Locale language, Object... parameters) {
    String text =
        ResourceBundle.getBundle("vaadin-i18n.translations", bundle(language)).getString(key);
    return parameters.length == 0 ? text : new MessageFormat(text, language).format(parameters);
  }

  /** English is what stands without an ending. */
  private static Locale bundle(Locale language) {
    return isChinese(language) ? Locale.CHINESE : Locale.ROOT;
  }

  static boolean isChinese(Locale language) {
    return "zh".equals(language.getLanguage());
  }
}
