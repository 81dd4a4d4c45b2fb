package mfa.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a finished mail says, from which its plain text and its HTML are written: so both say the
 * same.
 *
 * @param product whose mail it is
 * @param home where the product is
 * @param reason why the reader gets it, and at which address
 * @param help where customer service is reached
 */
public record MailContent(
    Locale language,
    String product,
    String home,
    String subject,
    String greeting,
    List<Block> blocks,
    String reason,
    Optional<String> help) {

  /** As HTML names it. */
  public String languageTag() {
    return MailWording.isChinese(language) ? "zh-CN" : "en";
  }

  /** A part of a mail below the last one. */
  public sealed interface Block {}

  /** Sentences, or the lines of a list. */
  public record Paragraph(List<String> lines) implements Block {}

  /** Digits to be typed. */
  public record Code(String digits) implements Block {}

  /** A link that is pressed. */
  public record Button(String label, String link, Kind kind) implements Block {

    /** What it is for. */
    public enum Kind {
      GO,
      LINK,

      /** The way out of something that the reader did not want. */
      STOP
    }
  }

  /** What is known of an event, each with its name. */
  public record Facts(List<Fact> facts) implements Block {}

  /** One thing that is known. */
  public record Fact(String name, String value) {}

  /** Codes, links and names are nobody else's. */
  @Override
  public String toString() {
    return "MailContent";
  }
}
