package mfa.ticket.numbers.ui;

import java.util.function.Supplier;
import mfa.platform.request.ExportResult;
import mfa.platform.request.ListPage;
import mfa.platform.text.CsvRow;
import mfa.shell.CsvDownload;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.RatingItem;

/** What requesters wrote with their ratings in the period. */
class CommentExport extends CsvDownload<RatingItem> {

  CommentExport(NumbersService numbers, Supplier<NumbersPeriod> period) {
    super(
        "comments",
        () -> ExportResult.ALLOWED,
        () -> pages(numbers, period.get()),
        "numbers.rated-at",
        "numbers.ticket",
        "desk.type",
        "numbers.by.AGENT",
        "numbers.stars",
        "numbers.comment");
    setText(getTranslation("numbers.comments.export"));
  }

  private static Pages<RatingItem> pages(NumbersService numbers, NumbersPeriod period) {
    return new OneAfterTheOther<>(
        max -> numbers.comments(period, new ListPage(0, max)),
        (last, max) -> numbers.comments(period, last, max));
  }

  @Override
  protected String cells(RatingItem rating) {
    return CsvRow.of(
        rating.ratedAt().toString(),
        rating.number().text(),
        rating.type().name(),
        rating.agent(),
        Integer.toString(rating.stars()),
        rating.comment());
  }
}
