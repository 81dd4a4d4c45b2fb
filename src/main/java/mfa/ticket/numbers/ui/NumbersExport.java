package mfa.ticket.numbers.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import mfa.platform.request.ExportResult;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersRow;
import mfa.ticket.numbers.Ratings;
import mfa.ticket.numbers.TicketNumbers;
import mfa.ticket.numbers.TimeTaken;

/** The numbers of the period as they are grouped on the page, times in seconds. */
class NumbersExport extends CsvDownload<NumbersRow> {

  private static final String FILED = "numbers.filed";
  private static final List<String> COLUMNS =
      List.of(
          "numbers.subject",
          FILED,
          "numbers.csv.replies",
          "numbers.csv.reply-median",
          "numbers.csv.reply-high",
          "numbers.csv.closed",
          "numbers.csv.closing-median",
          "numbers.csv.closing-high",
          "numbers.restarted",
          "numbers.followed-up",
          "ticket.rating.very-bad",
          "ticket.rating.bad",
          "ticket.rating.all-right",
          "ticket.rating.good",
          "ticket.rating.very-good",
          "numbers.average");

  private final Grouping by;

  NumbersExport(Grouping by, Supplier<List<NumbersRow>> rows) {
    super("numbers", () -> ExportResult.ALLOWED, () -> Pages.of(rows.get()), columns(by));
    this.by = by;
    setText(getTranslation("numbers.export"));
  }

  static String[] columns(Grouping by) {
    return COLUMNS.stream()
        .filter(column -> by.hasFiled() || !column.equals(FILED))
        .toArray(String[]::new);
  }

  @Override
  protected String cells(NumbersRow row) {
    TicketNumbers numbers = row.numbers();
    Ratings ratings = numbers.ratings();
    List<String> cells = new ArrayList<>();
    cells.add(row.subject());
    if (by.hasFiled()) {
      cells.add(Long.toString(numbers.filed()));
    }
    Collections.addAll(
        cells,
        Long.toString(numbers.firstReply().count()),
        median(numbers.firstReply()),
        high(numbers.firstReply()),
        Long.toString(numbers.closing().count()),
        median(numbers.closing()),
        high(numbers.closing()),
        Long.toString(numbers.restarted()),
        Long.toString(numbers.followedUp()),
        Long.toString(ratings.one()),
        Long.toString(ratings.two()),
        Long.toString(ratings.three()),
        Long.toString(ratings.four()),
        Long.toString(ratings.five()),
        ratings.count() == 0 ? "" : NumbersLabels.average(ratings));
    return CsvRow.of(cells.toArray(String[]::new));
  }

  private static String median(TimeTaken time) {
    return time.count() == 0 ? "" : Long.toString(time.median().toSeconds());
  }

  private static String high(TimeTaken time) {
    return time.count() == 0 ? "" : Long.toString(time.high().toSeconds());
  }
}
