package mfa.ticket.numbers.ui;

import java.util.List;
import java.util.function.Supplier;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.numbers.NumbersRow;
import mfa.ticket.numbers.Ratings;
import mfa.ticket.numbers.TicketNumbers;
import mfa.ticket.numbers.TimeTaken;

/** The numbers of the period as they are grouped on the page, times in seconds. */
class NumbersExport extends CsvDownload<NumbersRow> {

  NumbersExport(Supplier<List<NumbersRow>> rows) {
    super(
        "numbers",
        () -> true,
        () -> Pages.of(rows.get()),
        "numbers.subject",
        "numbers.filed",
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
    setText(getTranslation("numbers.export"));
  }

  @Override
  protected String cells(NumbersRow row) {
    TicketNumbers numbers = row.numbers();
    Ratings ratings = numbers.ratings();
    return CsvRow.of(
        row.subject(),
        Long.toString(numbers.filed()),
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
  }

  private static String median(TimeTaken time) {
    return time.count() == 0 ? "" : Long.toString(time.median().toSeconds());
  }

  private static String high(TimeTaken time) {
    return time.count() == 0 ? "" : Long.toString(time.high().toSeconds());
  }
}
