package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, the validator answers; and what it lets pass the engine takes, so that a
 * start never ends in words of the engine instead of findings.
 */
class BrokenFilesTest {

  private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:]+=\"[^\"]*\"");
  private static final Pattern EMPTY_ELEMENT = Pattern.compile("<[^<>?/][^<>]*/>");
  private static final Pattern LEAF = Pattern.compile("<([\\w:]+)[^<>]*>[^<>]*</\\1>");

  @Test
  void anyFileIsAnswered() {
    var random = new Random(7);
    byte[] model = UnbindModel.text().getBytes(StandardCharsets.UTF_8);
    var validator = new ProcessModelValidator(UnbindModel.CONTRACT);

    for (int i = 0; i < 300; i++) {
      byte[] broken = model.clone();
      for (int j = 0; j <= i % 5; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> validator.findings("mfa-unbind.bpmn", broken))
          .doesNotThrowAnyException();
    }
  }

  @Test
  @Tag("thorough")
  @DisplayName(
      "Anything may be missing: the validator answers, and what it lets pass the engine takes")
  void whatTheValidatorLetsPassTheEngineTakes() {
    Map<String, String> passed = new TreeMap<>();
    for (Pattern pattern : List.of(ATTRIBUTE, EMPTY_ELEMENT, LEAF)) {
      for (Part part : parts(pattern)) {
        if (UnbindModel.errors(part.modelWithout()).isEmpty()) {
          passed.putIfAbsent(part.kind(), part.modelWithout());
        }
      }
    }

    try (var engine = InMemoryEngine.unguarded()) {
      passed.forEach(
          (kind, model) ->
              assertThatCode(() -> engine.deploy(model)).as(kind).doesNotThrowAnyException());
    }

    assertThat(passed).hasSizeGreaterThan(20);
  }

  /** All places of the packaged model where the pattern is found. */
  private static List<Part> parts(Pattern pattern) {
    String text = UnbindModel.text();
    List<Part> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String element = text.substring(text.lastIndexOf('<', matcher.start())).split("[ >]")[0];
      String attribute = matcher.group().startsWith("<") ? "" : matcher.group().split("=")[0];
      String kind = element + attribute;
      parts.add(new Part(kind, text.substring(0, matcher.start()) + text.substring(matcher.end())));
    }
    return parts;
  }

  /** Something of the model, and the model without it. */
  private record Part(String kind, String modelWithout) {}
}
