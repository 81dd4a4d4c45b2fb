package mfa.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("R74")
class CallPartTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final UI ui = new UI();

  @Test
  @DisplayName("R74 Every text of a call loses what no text can have, wherever it stands")
  void everyTextIsCleaned() {
    JsonNode part =
        JSON.readTree(
            """
            {"type": "e\\u0000", "value": "e\\tf\\n\\u0000",
             "data": {"route": "a\\u0000/b", "list": ["c\\u001b", [{"deep": "\\u0007d"}], 7, null]}}
            """);

    new CallPart(ui, part).clean();

    assertThat(part)
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "e", "value": "e\\tf\\n",
                 "data": {"route": "a/b", "list": ["c", [{"deep": "d"}], 7, null]}}
                """));
  }

  @Test
  @DisplayName("R74 A value is as long as its field holds, everything else up to a measure")
  void whatIsTooLongIsKnown() {
    Element field = new Element("vaadin-text-field").setProperty("maxlength", 10);
    Element other = new Element("vaadin-text-field");
    ui.getElement().appendChild(field, other);

    assertThat(told(field, "value", 10).isTooLong()).isFalse();
    assertThat(told(field, "value", 11).isTooLong()).isTrue();
    assertThat(told(field, "label", 11).isTooLong()).isFalse();
    assertThat(told(field, "label", CallPart.MAX).isTooLong()).isTrue();
    assertThat(told(other, "value", 11).isTooLong()).isFalse();
    assertThat(told(other, "value", CallPart.MAX).isTooLong()).isTrue();
  }

  private CallPart told(Element element, String property, int length) {
    return new CallPart(
        ui,
        JSON.createObjectNode()
            .put("type", "mSync")
            .put("node", element.getNode().getId())
            .put("property", property)
            .put("value", "x".repeat(length)));
  }
}
