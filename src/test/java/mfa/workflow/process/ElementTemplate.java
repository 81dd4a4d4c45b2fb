package mfa.workflow.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A template of {@code bpmn/element-templates}, as Camunda Modeler reads it. */
record ElementTemplate(String fileName, JsonNode json) {

  static List<ElementTemplate> all() {
    try (Stream<Path> files = Files.list(Path.of("bpmn", "element-templates"))) {
      var mapper = new JsonMapper();
      return files
          .sorted()
          .map(file -> new ElementTemplate(file.getFileName().toString(), mapper.readTree(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ElementTemplate named(String fileName) {
    return all().stream()
        .filter(template -> template.fileName.equals(fileName))
        .findFirst()
        .orElseThrow();
  }

  /** What the template makes of a task. */
  String elementType() {
    String type = json.get("elementType").get("value").asString().substring("bpmn:".length());
    return "bpmn:" + Character.toLowerCase(type.charAt(0)) + type.substring(1);
  }

  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (JsonNode property : json.get("properties")) {
      JsonNode binding = property.get("binding");
      List<String> values = new ArrayList<>();
      if (property.has("choices")) {
        property.get("choices").forEach(choice -> values.add(choice.get("value").asString()));
      } else {
        values.add(property.get("value").asString());
      }
      settings.add(
          new Setting(binding.get("type").asString(), binding.get("name").asString(), values));
    }
    return settings;
  }

  /** The values the template sets, or offers, for an attribute or input. */
  List<String> values(String name) {
    return settings().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Override
  public String toString() {
    return fileName;
  }

  /**
   * Something the template sets or offers.
   *
   * @param binding {@code property} for an attribute, {@code camunda:inputParameter} for an input
   */
  record Setting(String binding, String name, List<String> values) {}
}
