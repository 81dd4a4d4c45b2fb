package mfa.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mfa.mail.MailContent.Block;
import mfa.mail.MailContent.Button;
import mfa.mail.MailContent.Code;
import mfa.mail.MailContent.Fact;
import mfa.mail.MailContent.Facts;
import mfa.mail.MailContent.Paragraph;

/**
 * The text of a template, taken apart.
 *
 * <p>Parts stand apart by an empty line: the subject first, the reason ({@code --}) last, and in
 * between, by the sign they begin with, {@code #} the code, {@code > Label: link} a button, {@code
 * !} one that ends what the reader did not want, {@code ~} a link, {@code | Name: value} facts, or
 * a paragraph. The greeting and the rest of the frame are not in it.
 */
record MailTemplateText(String subject, List<Block> blocks, String reason) {

  private static final String REASON = "-- ";

  static MailTemplateText read(String file) {
    List<String> parts =
        Stream.of(file.replace("\r\n", "\n").strip().split("\n{2,}")).map(String::strip).toList();
    String last = parts.getLast();
    if (parts.size() < 3 || !last.startsWith(REASON)) {
      throw new IllegalStateException("A mail needs a subject, a text and a reason.");
    }
    List<Block> blocks = new ArrayList<>();
    parts.subList(1, parts.size() - 1).forEach(part -> blocks.add(block(part)));
    return new MailTemplateText(
        parts.getFirst(), List.copyOf(blocks), last.substring(REASON.length()));
  }

  private static Block block(String part) {
    return switch (part.charAt(0)) {
      case '#' -> new Code(part.substring(1).strip());
      case '>' -> button(part, Button.Kind.GO);
      case '~' -> button(part, Button.Kind.LINK);
      case '!' -> button(part, Button.Kind.STOP);
      case '|' -> new Facts(part.lines().map(MailTemplateText::fact).toList());
      default -> new Paragraph(part.lines().toList());
    };
  }

  private static Button button(String part, Button.Kind kind) {
    int colon = part.lastIndexOf(": ");
    return new Button(part.substring(1, colon).strip(), part.substring(colon + 1).strip(), kind);
  }

  private static Fact fact(String line) {
    int colon = line.indexOf(':');
    return new Fact(line.substring(1, colon).strip(), line.substring(colon + 1).strip());
  }
}
