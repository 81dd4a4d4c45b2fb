package mfa.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mfa.mail.MailContent.Block;
import mfa.mail.MailContent.Button;
import mfa.mail.MailContent.Code;
import mfa.mail.MailContent.Facts;
import mfa.mail.MailContent.Paragraph;

/** Writes a mail for programs that show no HTML, and for people who want none. */
final class PlainMail {

  private PlainMail() {}

  static String write(MailContent mail) {
    return mail.greeting()
        + "\n\n"
        + mail.blocks().stream()
            .map(block -> block(block, mail.language()))
            .collect(Collectors.joining("\n\n"))
        + "\n\n-- \n"
        + mail.reason()
        + "\n"
        + mail.help().map(help -> help + "\n").orElse("")
        + mail.product()
        + " · "
        + mail.home()
        + "\n";
  }

  private static String block(Block block, Locale language) {
    return switch (block) {
      case Paragraph paragraph -> lines(paragraph.lines());
      case Code code -> code.digits();
      case Button button -> fact(button.label(), "\n" + button.link(), language);
      case Facts facts ->
          lines(
              facts.facts().stream()
                  .map(fact -> fact(fact.name(), fact.value(), language))
                  .toList());
    };
  }

  /** With the colon of the language; a link begins a line. */
  private static String fact(String name, String value, Locale language) {
    return MailWording.text("mail.fact", language, name, value).replaceAll(" +\n", "\n");
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }
}
