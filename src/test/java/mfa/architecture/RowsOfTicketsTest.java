package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: whatever hangs on a ticket goes with it")
class RowsOfTicketsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path DELETION =
      Path.of("src/main/java/mfa/ticket/retention/ExpiredTickets.java");
  private static final Pattern TABLE =
      Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
  private static final Pattern DROPPED = Pattern.compile("drop table (?:if exists )?(\\w+)");
  private static final Pattern OF_A_TICKET = Pattern.compile("(?m)^\\s+ticket_id ");
  private static final Pattern NAME = Pattern.compile("\"(ticket_\\w+)\"");

  @Test
  @DisplayName("Every table with a ticket_id is among those that the retention of tickets clears")
  void everyTableIsCleared() throws IOException {
    Set<String> cleared = new TreeSet<>();
    NAME.matcher(Files.readString(DELETION)).results().forEach(name -> cleared.add(name.group(1)));

    assertThat(cleared).isEqualTo(tablesOfTickets());
  }

  private static Set<String> tablesOfTickets() throws IOException {
    Set<String> tables = new TreeSet<>();
    Set<String> dropped = new TreeSet<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      files
          .map(RowsOfTicketsTest::read)
          .forEach(
              sql -> {
                TABLE
                    .matcher(sql)
                    .results()
                    .filter(table -> OF_A_TICKET.matcher(table.group(2)).find())
                    .forEach(table -> tables.add(table.group(1)));
                DROPPED.matcher(sql).results().forEach(table -> dropped.add(table.group(1)));
              });
    }
    tables.removeAll(dropped);
    return tables;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
