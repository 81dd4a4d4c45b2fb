package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;

/** The packaged process {@code mfa-unbind}, as it is or with something of it changed. */
final class UnbindModel {

  static final String FILE_NAME = "mfa-unbind.bpmn";

  private UnbindModel() {}

  static String text() {
    try (InputStream file =
        UnbindModel.class.getClassLoader().getResourceAsStream("bpmn/" + FILE_NAME)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with one place changed; fails where the place is not there exactly once. */
  static String with(String place, String instead) {
    return changed(text(), place, instead);
  }

  /** As {@link #with(String, String)}, for a further change. */
  static String changed(String model, String place, String instead) {
    assertThat(model.split(Pattern.quote(place), -1))
        .as("places with %s", place)
        .hasSize(2);
    return model.replace(place, instead);
  }

  static List<Finding> findings(String model) {
    return new ProcessModelValidator()
        .findings(FILE_NAME, model.getBytes(StandardCharsets.UTF_8));
  }

  static Tag definitions() {
    try {
      return ModelReader.read(text().getBytes(StandardCharsets.UTF_8));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static Tag process() {
    return definitions().child("bpmn:process");
  }
}
