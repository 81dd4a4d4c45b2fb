package mfa.dev;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mfa.mail.MailSamples;

/**
 * Writes the mails of a {@link Mailbox} as web pages; whatever a mail contains is shown as text,
 * never as markup.
 */
final class MailPages {

  private static final int SHOWN = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; --line: #8886; --quiet: #595959; --accent: #0b57d0; }
      @media (prefers-color-scheme: dark) { :root { --quiet: #b0b0b0; --accent: #8ab4f8; } }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.5rem; margin: 0.5rem 0; }
      h2 { font-size: 1.125rem; margin: 0; }
      main > h2 { margin: 1.5rem 0 0.5rem; }
      a { color: var(--accent); }
      ol { list-style: none; margin: 1rem 0; padding: 0; }
      li, iframe { border: 1px solid var(--line); border-radius: 0.5rem; }
      li { padding: 1rem; margin-bottom: 1rem; }
      iframe { width: 100%%; height: 32rem; background: #fff; }
      .narrow { width: 20rem; display: block; }
      .about { color: var(--quiet); margin: 0; overflow-wrap: anywhere; }
      pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.75rem 0 0; }
      </style>
      </head>
      <body>
      %s
      </body>
      </html>
      """;

  private MailPages() {}

  static String list(List<Mail> newestFirst) {
    var body = new StringBuilder("<main>\n<h1>Mailbox</h1>\n<p class=\"about\">");
    body.append("Every mail of the product, whoever it is to. ").append(count(newestFirst.size()));
    body.append(" <a href=\"/\">Look again</a> <a href=\"/templates\">Templates</a></p>\n<ol>\n");
    for (var mail : newestFirst.subList(0, Math.min(SHOWN, newestFirst.size()))) {
      body.append("<li>\n<h2><a href=\"/messages/")
          .append(mail.id())
          .append("\">")
          .append(title(mail));
      body.append("</a></h2>\n").append(about(mail)).append(text(mail)).append("</li>\n");
    }
    return page("Mailbox", body.append("</ol>\n</main>").toString());
  }

  static String single(Mail mail) {
    var body =
        new StringBuilder("<main>\n<p><a href=\"/\">All mails</a></p>\n<h1>").append(title(mail));
    body.append("</h1>\n").append(about(mail)).append(text(mail));
    if (!mail.html().isEmpty()) {
      body.append("<h2>As HTML</h2>\n").append(framed(mail.html(), ""));
    }
    body.append("<p><a href=\"/messages/").append(mail.id()).append(".eml\">Raw message</a></p>\n");
    return page(title(mail), body.append("</main>").toString());
  }

  /** What each mail of the product looks like, before anybody gets one. */
  static String samples() {
    var body =
        new StringBuilder("<main>\n<p><a href=\"/\">All mails</a></p>\n<h1>Templates</h1>\n");
    for (var language : MailSamples.LANGUAGES) {
      body.append("<h2>").append(language.getDisplayLanguage(language)).append("</h2>\n<ol>\n");
      for (var mail : MailSamples.all(language)) {
        body.append(
            "<li><a href=\"/templates/%s/%s\">%s</a></li>\n"
                .formatted(language, mail.name(), escape(mail.subject())));
      }
      body.append("</ol>\n");
    }
    return page("Templates", body.append("</main>").toString());
  }

  static String sample(MailSamples.Sample mail) {
    var body = new StringBuilder("<main>\n<p><a href=\"/templates\">All templates</a></p>\n<h1>");
    body.append(escape(mail.subject())).append("</h1>\n");
    body.append(framed(mail.html(), "")).append(framed(mail.html(), " class=\"narrow\""));
    body.append("<h2>As plain text</h2>\n<pre>").append(escape(mail.text())).append("</pre>\n");
    return page(escape(mail.subject()), body.append("</main>").toString());
  }

  private static String framed(String html, String attributes) {
    return "<iframe sandbox%s title=\"The mail as HTML\" srcdoc=\"%s\"></iframe>\n"
        .formatted(attributes, escape(html));
  }

  static String nothingHere() {
    return page(
        "Not found", "<main>\n<h1>Not found</h1>\n<p><a href=\"/\">All mails</a></p>\n</main>");
  }

  private static String count(int mails) {
    if (mails == 0) {
      return "There is none yet.";
    }
    return mails > SHOWN ? "The newest " + SHOWN + " of " + mails + "." : mails + " in all.";
  }

  private static String page(String escapedTitle, String body) {
    return FRAME.formatted(escapedTitle, body);
  }

  private static String title(Mail mail) {
    return mail.subject().isBlank() ? "(no subject)" : escape(mail.subject());
  }

  private static String about(Mail mail) {
    return "<p class=\"about\">To %s · %s</p>\n".formatted(escape(mail.to()), time(mail.date()));
  }

  private static String time(Instant date) {
    return "<time datetime=\"%s\">%s</time>".formatted(date, TIME.format(date));
  }

  private static String text(Mail mail) {
    var html = new StringBuilder("<pre>");
    var plain = mail.text();
    var links = LINK.matcher(plain);
    var done = 0;
    while (links.find()) {
      var link = escape(links.group());
      html.append(escape(plain.substring(done, links.start())));
      html.append("<a rel=\"noreferrer\" href=\"")
          .append(link)
          .append("\">")
          .append(link)
          .append("</a>");
      done = links.end();
    }
    return html.append(escape(plain.substring(done))).append("</pre>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
