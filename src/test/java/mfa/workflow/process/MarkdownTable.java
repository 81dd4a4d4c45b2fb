package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of {@code bpmn/contract.md}, by the heading it stands under. */
record MarkdownTable(Map<String, List<String>> rows) {

  static MarkdownTable under(String heading) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of("bpmn", "contract.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(lines).contains("### " + heading);
    List<String> table = new ArrayList<>();
    for (String line : lines.subList(lines.indexOf("### " + heading) + 1, lines.size())) {
      if (line.startsWith("|")) {
        table.add(line);
      } else if (!table.isEmpty() || line.startsWith("#")) {
        break;
      }
    }
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : table.subList(2, table.size())) {
      List<String> cells = cells(line);
      assertThat(rows.put(cells.getFirst(), cells.subList(1, cells.size()))).isNull();
    }
    return new MarkdownTable(rows);
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1))
        .map(cell -> cell.strip().replaceFirst("^`([^`]*)`$", "$1"))
        .toList();
  }

  /** The first column: the names. */
  List<String> names() {
    return List.copyOf(rows.keySet());
  }

  /** What the last column says one process knows, in a table where it says so. */
  MarkdownTable of(String process) {
    Map<String, List<String>> own = new LinkedHashMap<>(rows);
    own.values().removeIf(cells -> !List.of(process, "both").contains(cells.getLast()));
    return new MarkdownTable(own);
  }

  /** The names whose second column begins so. */
  List<String> names(String secondColumn) {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().getFirst().startsWith(secondColumn))
        .map(Map.Entry::getKey)
        .toList();
  }

  String cell(String name) {
    return rows.get(name).getFirst();
  }
}
