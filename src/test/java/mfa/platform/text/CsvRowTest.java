package mfa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R59")
@DisplayName("R59: what people wrote is no formula in a spreadsheet")
class CsvRowTest {

  @Test
  void cellsAreQuotedAndSeparated() {
    assertThat(CsvRow.of("a", "b,\"c\"", "", "陈玛雅"))
        .isEqualTo("\"a\",\"b,\"\"c\"\"\",\"\",\"陈玛雅\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1"})
  void cellThatASpreadsheetWouldCalculateIsText(String cell) {
    assertThat(CsvRow.of(cell)).startsWith("\"'").contains(cell.substring(cell.length() - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;=1+1", "a;\"=1+1\"", "a\";\"@x", "a\t=1+1", "a; +1", "a\n-1", "a;\t=1", "a|=1"})
  void cellOfAReaderThatSplitsElsewhereIsTextToo(String cell) {
    assertThat(CsvRow.of(cell)).doesNotContainPattern("[;\\t\\n|][\\s\"]*[=+@-]").contains("'");
  }

  @Test
  void signsWithinACellStay() {
    assertThat(CsvRow.of("Anne-Marie", "a=b")).isEqualTo("\"Anne-Marie\",\"a=b\"\r\n");
  }
}
