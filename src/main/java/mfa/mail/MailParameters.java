package mfa.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a mail's parameters as one text and reads them again. */
final class MailParameters {

  private MailParameters() {}

  static String write(Mail mail) {
    StringJoiner text = new StringJoiner("&");
    Recipient reader = mail.recipient();
    text.add(MailTemplates.GREETED + "=" + encode(reader.name()));
    mail.parameters()
        .forEach(
            (name, parameter) -> text.add(name + "=" + encode(MailWording.of(parameter, reader))));
    return text.toString();
  }

  static Map<String, String> read(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return parameters;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
