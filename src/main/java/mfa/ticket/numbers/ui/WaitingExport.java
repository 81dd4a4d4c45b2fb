package mfa.ticket.numbers.ui;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.platform.request.ExportResult;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.numbers.WaitingRow;

/** The tickets that wait, by age, as they are grouped on the page. */
class WaitingExport extends CsvDownload<WaitingRow> {

  WaitingExport(Supplier<List<WaitingRow>> rows) {
    super(
        "waiting",
        () -> ExportResult.ALLOWED,
        () -> Pages.of(rows.get()),
        "numbers.subject",
        "numbers.age.UP_TO_4_HOURS",
        "numbers.age.UP_TO_A_DAY",
        "numbers.age.UP_TO_3_DAYS",
        "numbers.age.UP_TO_A_WEEK",
        "numbers.age.LONGER");
    setText(getTranslation("numbers.waiting.export"));
  }

  @Override
  protected String cells(WaitingRow row) {
    return CsvRow.of(
        Stream.concat(Stream.of(row.subject()), row.tickets().stream().map(Object::toString))
            .toArray(String[]::new));
  }
}
