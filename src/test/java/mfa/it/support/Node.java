package mfa.it.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One element or text of an open page, as the server described it. */
final class Node {

  private static final int ELEMENT = 0;
  private static final int PROPERTIES = 1;
  private static final int CHILDREN = 2;
  private static final int ATTRIBUTES = 3;
  private static final int LISTENERS = 4;
  private static final int TEXT = 7;
  private static final int VIRTUAL_CHILDREN = 24;

  private final int id;
  private final Map<Integer, Map<String, JsonNode>> values = new HashMap<>();
  private final Map<Integer, List<Node>> lists = new HashMap<>();
  private Node parent;

  Node(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  Node parent() {
    return parent;
  }

  void put(int feature, String key, JsonNode value) {
    values.computeIfAbsent(feature, any -> new HashMap<>()).put(key, value);
  }

  void remove(int feature, String key) {
    values.getOrDefault(feature, new HashMap<>()).remove(key);
  }

  void splice(int feature, int index, int removed, List<Node> added) {
    if (feature != CHILDREN && feature != VIRTUAL_CHILDREN) {
      return;
    }
    var list = lists.computeIfAbsent(feature, any -> new ArrayList<>());
    list.subList(index, index + removed).clear();
    list.addAll(index, added);
    added.forEach(child -> child.parent = this);
  }

  void clear(int feature) {
    lists.remove(feature);
  }

  String tag() {
    return value(ELEMENT, "tag");
  }

  boolean isHidden() {
    return value(ELEMENT, "visible").equals("false");
  }

  String property(String name) {
    return value(PROPERTIES, name);
  }

  String attribute(String name) {
    return value(ATTRIBUTES, name);
  }

  boolean listensTo(String event) {
    return values.getOrDefault(LISTENERS, Map.of()).containsKey(event);
  }

  private String value(int feature, String key) {
    var value = values.getOrDefault(feature, Map.of()).get(key);
    if (value == null || value.isNull()) {
      return "";
    }
    // What leads to something that the server keeps for the page is an object with an address.
    return value.isObject() ? value.path("uri").asString("") : value.asString();
  }

  /** This node and everything in it that is shown, in the order of the page. */
  List<Node> shown() {
    var all = new ArrayList<Node>();
    collect(all);
    return all;
  }

  private void collect(List<Node> all) {
    if (isHidden()) {
      return;
    }
    all.add(this);
    lists.getOrDefault(CHILDREN, List.of()).forEach(child -> child.collect(all));
    lists.getOrDefault(VIRTUAL_CHILDREN, List.of()).forEach(child -> child.collect(all));
  }

  /** The words in it that are shown, those of fields included. */
  String text() {
    var text = new StringBuilder();
    for (var node : shown()) {
      for (var words :
          List.of(
              node.value(TEXT, "text"),
              node.property("label"),
              node.property("text"),
              node.property("errorMessage"),
              node.property("helperText"),
              node.property("headerTitle"))) {
        text.append(words).append(words.isEmpty() ? "" : "\n");
      }
    }
    return text.toString().strip();
  }
}
