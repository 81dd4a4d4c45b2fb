package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.nodefeature.ElementData;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.platform.text.Typed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One thing that a server call tells: a field has another value, somebody pressed a button. */
final class CallPart {

  /** Characters of everything that is no value of a text field: choices, keys, paths. */
  static final int MAX = 2_000;

  private final JsonNode part;
  private final Element element;

  CallPart(UI ui, JsonNode part) {
    this.part = part;
    this.element = element(ui, part.path("node").asInt(-1));
  }

  private static Element element(UI ui, int id) {
    StateNode node = id < 0 ? null : ui.getInternals().getStateTree().getNodeById(id);
    return node != null && node.hasFeature(ElementData.class) ? Element.get(node) : null;
  }

  /** Whether it is more than its field may hold, or more than any page of ours says. */
  boolean isTooLong() {
    return isText() && maximum() > 0 ? text().length() > maximum() : part.toString().length() > MAX;
  }

  /** Whether somebody typed or chose something. */
  boolean isTyped() {
    return isText() && !text().isEmpty();
  }

  private boolean isText() {
    return element != null
        && part.path("type").asString("").equals("mSync")
        && part.path("property").asString("").equals("value")
        && part.path("value").isString();
  }

  private String text() {
    return part.path("value").asString();
  }

  private int maximum() {
    return element.getProperty("maxlength", 0);
  }

  /** Takes out of every text what none can have, whether it is a value, a choice or a path. */
  void clean() {
    clean(part);
  }

  private static void clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> cleaned(object.get(name), it -> object.set(name, it)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int place = i;
        cleaned(array.get(i), it -> array.set(place, it));
      }
    }
  }

  private static void cleaned(JsonNode node, Consumer<JsonNode> put) {
    if (node.isString()) {
      put.accept(StringNode.valueOf(Typed.possible(node.asString())));
    } else {
      clean(node);
    }
  }

  /** Says so at the field; false where there is none that can. */
  boolean showAtField() {
    Optional<Component> component =
        Optional.ofNullable(element).flatMap(Element::getComponent).filter(this::canTell);
    component.ifPresent(
        field -> {
          HasValidation validation = (HasValidation) field;
          validation.setErrorMessage(field.getTranslation("field.too-long", maximum()));
          validation.setInvalid(true);
        });
    return component.isPresent();
  }

  private boolean canTell(Component component) {
    return isText() && component instanceof HasValidation && maximum() > 0;
  }
}
