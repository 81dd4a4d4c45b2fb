package mfa.platform.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a table that spreadsheets open: no cell is taken for a formula, whatever people wrote
 * into it.
 */
public final class CsvRow {

  /** What a file begins with, so that spreadsheets read it as UTF-8. */
  public static final String BEGINNING = "\uFEFF";

  /**
   * Where a sign follows that begins a formula, and a cell may begin: also inside, since readers in
   * many countries split at semicolons, others at tabs, and take no notice of our quotes then.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?<=^|[;|\\t\\r\\n])(?=[\\p{Z}\"']*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])");

  private CsvRow() {}

  /** What a file of such lines is called. */
  public static String fileName(String name) {
    return name + ".csv";
  }

  /** The cells in quotes, separated by commas, with the end of the line. */
  public static String of(String... cells) {
    return Arrays.stream(cells).map(CsvRow::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return '"' + FORMULA.matcher(cell).replaceAll("'").replace("\"", "\"\"") + '"';
  }
}
