package mfa.workflow.draft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.internal.JacksonUtils;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("R74")
@DisplayName("R74: what a browser tells of a drawing is complete, or nothing")
class EditorStateTest {

  private static final String STATE =
      """
      {"selected":
      {"key":1,"id":"x","type":"action","trigger":"","name":"","documentation":"","delegate":"",
      "input":"","form":"","group":"","assignee":"","due":"","message":"","time":"",
      "repeats":false,"side":false,"decides":false,"standard":false,"condition":"",
      "versionTag":"","timeToLive":"","nested":false,"next":["timer"]},
      "outline":[{"id":"a","type":"review","trigger":"","name":"Review","from":"","to":""}],
      "editable":true,"canUndo":false,"canRedo":false,"tooLarge":false}""";

  @Test
  void completeStateIsTaken() {
    assertThat(EditorState.parse(STATE)).isPresent();
  }

  @Test
  void stateWithNothingInPlaceOfATextOrAListIsRefused() {
    for (String broken : broken()) {
      assertThat(EditorState.parse(broken)).as(broken).isEmpty();
    }
  }

  @Test
  void whatIsNoStateIsRefused() {
    for (String other : List.of("", "null", "1", "[]", "{}", "{\"selected\":", "\"\"")) {
      assertThat(EditorState.parse(other)).as(other).isEmpty();
    }
  }

  /** The state with null in each place that is no number and no flag, and without each of them. */
  private static List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (String place : List.of("", "/selected", "/outline/0")) {
      for (String name : ((ObjectNode) state().at(place)).propertyNames()) {
        if (!state().at(place + "/" + name).isBoolean() && !name.equals("key")) {
          broken.add(withNull(place, name));
          broken.add(without(place, name));
        }
      }
    }
    ObjectNode emptyItem = state();
    ((ArrayNode) emptyItem.get("outline")).addNull();
    ObjectNode emptyNext = state();
    ((ArrayNode) emptyNext.at("/selected/next")).addNull();
    broken.add(emptyItem.toString());
    broken.add(emptyNext.toString());
    assertThat(broken).hasSize(2 * (2 + 17 + 6) + 2);
    return broken;
  }

  private static String withNull(String place, String name) {
    ObjectNode state = state();
    ((ObjectNode) state.at(place)).putNull(name);
    return state.toString();
  }

  private static String without(String place, String name) {
    ObjectNode state = state();
    ((ObjectNode) state.at(place)).remove(name);
    return state.toString();
  }

  private static ObjectNode state() {
    return (ObjectNode) JacksonUtils.getMapper().readTree(STATE);
  }
}
