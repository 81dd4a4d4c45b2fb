package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.shell.MainLayout;
import mfa.shell.TimeLabels;
import mfa.shell.plot.PlotColumns.Column;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersRow;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.PeriodNumbers;
import mfa.ticket.numbers.Ratings;
import mfa.ticket.numbers.TicketNumbers;
import mfa.ticket.numbers.TimeTaken;
import mfa.ticket.numbers.WaitingAge;
import mfa.ticket.numbers.WaitingRow;
import mfa.ticket.ui.TicketLabels;

/** The numbers of customer service, for those who answer for it. */
@Route(value = NumbersAddress.PATH, layout = MainLayout.class)
@RolesAllowed(Roles.SUPERVISOR)
public class NumbersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient NumbersService numbers;
  private final ZoneId zone;
  private final Select<Grouping> by = new Select<>();
  private final Select<NumbersPeriod> period = new Select<>();
  private final Div export = new Div();
  private final Paragraph asOf = new Paragraph();
  private final NumbersPlot waiting =
      new NumbersPlot("numbers.waiting", "numbers.waiting.definition");
  private final NumbersPlot filed = new NumbersPlot("numbers.filed", "numbers.filed.definition");
  private final NumbersPlot firstReply =
      new NumbersPlot("numbers.first-reply", "numbers.first-reply.definition");
  private final NumbersPlot closing =
      new NumbersPlot("numbers.closing", "numbers.closing.definition");
  private final NumbersPlot reopened =
      new NumbersPlot("numbers.reopened", "numbers.reopened.definition");
  private final NumbersPlot ratings =
      new NumbersPlot("numbers.ratings", "numbers.ratings.definition");
  private final RatingComments comments;

  /** While what is shown is set piece by piece. */
  private boolean opening;

  @Inject
  public NumbersView(NumbersService numbers, AccountService accounts) {
    this.numbers = numbers;
    zone = accounts.ownProfile().timeZone();
    comments = new RatingComments(numbers, zone, NumbersAddress.FIRST.period());
    addClassNames("page", "wide");
    asOf.addClassName("hint");
    prepareChoices();
    Div choices = new Div(by, period, export);
    choices.addClassName("filter-row");
    waiting.add(new WaitingExport(() -> numbers.waiting(by.getValue())));
    add(
        new H1(getTranslation("numbers.title")),
        asOf,
        choices,
        waiting,
        filed,
        firstReply,
        closing,
        reopened,
        ratings,
        comments);
  }

  private void prepareChoices() {
    by.setLabel(getTranslation("numbers.by"));
    by.setItems(Grouping.values());
    by.setItemLabelGenerator(item -> NumbersLabels.grouping(this, item));
    by.addValueChangeListener(change -> changed());
    period.setLabel(getTranslation("numbers.period"));
    period.setItems(NumbersPeriod.values());
    period.setItemLabelGenerator(item -> getTranslation("numbers.period.weeks", item.weeks()));
    period.addValueChangeListener(change -> changed());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(NumbersAddress.of(event.getLocation().getQueryParameters()));
  }

  void show(NumbersAddress address) {
    opening = true;
    by.setValue(address.by());
    period.setValue(address.period());
    opening = false;
    refresh();
  }

  NumbersAddress address() {
    return new NumbersAddress(by.getValue(), period.getValue());
  }

  private void changed() {
    if (!opening) {
      refresh();
      getUI().ifPresent(address()::show);
    }
  }

  private static PeriodNumbers counted(NumbersService numbers, NumbersAddress address) {
    return numbers.of(address.period(), address.by());
  }

  private void refresh() {
    NumbersAddress address = address();
    PeriodNumbers counted = counted(numbers, address);
    export.removeAll();
    export.add(new NumbersExport(address.by(), () -> counted(numbers, address).rows()));
    asOf.setText(
        counted
            .countedAt()
            .map(
                time ->
                    getTranslation(
                        "numbers.as-of",
                        Times.dateAndTime(time, zone, UI.getCurrent().getLocale())))
            .orElse(getTranslation("numbers.not-counted")));
    showWaiting();
    filed.setVisible(by.getValue().hasFiled());
    show(filed, List.of("numbers.filed"), counted, row -> List.of(row.filed()));
    showTime(firstReply, counted, TicketNumbers::firstReply);
    showTime(closing, counted, TicketNumbers::closing);
    show(
        reopened,
        List.of("numbers.restarted", "numbers.followed-up"),
        counted,
        row -> List.of(row.restarted(), row.followedUp()));
    showRatings(counted);
    comments.show(period.getValue());
  }

  /** What waits is of no week. */
  private void showWaiting() {
    Grouping grouping = by.getValue() == Grouping.AGENT ? Grouping.AGENT : Grouping.TYPE;
    List<String> ages =
        Stream.of(WaitingAge.values()).map(age -> getTranslation("numbers.age." + age)).toList();
    waiting.show(
        ages,
        tickets -> Long.toString(tickets),
        head(grouping, Stream.concat(ages.stream(), Stream.of(getTranslation("numbers.all")))),
        numbers.waiting(grouping).stream()
            .map(row -> waitingRow(NumbersLabels.subject(this, grouping, row.subject()), row))
            .toList());
  }

  private static NumbersPlot.Row waitingRow(String subject, WaitingRow row) {
    String total = Long.toString(row.total());
    return new NumbersPlot.Row(
        new Column(subject, total, row.tickets()),
        Stream.concat(row.tickets().stream().map(Object::toString), Stream.of(total)).toList());
  }

  private List<String> head(Grouping grouping, Stream<String> columns) {
    return Stream.concat(Stream.of(NumbersLabels.grouping(this, grouping)), columns).toList();
  }

  private NumbersPlot.Row row(NumbersRow row, String words, List<Long> parts, List<String> cells) {
    return new NumbersPlot.Row(
        new Column(NumbersLabels.subject(this, by.getValue(), row.subject()), words, parts), cells);
  }

  /** Counts of tickets, whose sum stands below the bar. */
  private void show(
      NumbersPlot plot,
      List<String> keys,
      PeriodNumbers counted,
      Function<TicketNumbers, List<Long>> parts) {
    List<String> names = keys.stream().map(key -> getTranslation(key)).toList();
    plot.show(
        names,
        tickets -> Long.toString(tickets),
        head(by.getValue(), names.stream()),
        counted.rows().stream()
            .map(
                row -> {
                  List<Long> tickets = parts.apply(row.numbers());
                  return row(
                      row,
                      Long.toString(tickets.stream().mapToLong(Long::longValue).sum()),
                      tickets,
                      tickets.stream().map(Object::toString).toList());
                })
            .toList());
  }

  /** The lower part of a bar ends at the median, the upper one at the 90th percentile. */
  private void showTime(
      NumbersPlot plot, PeriodNumbers counted, Function<TicketNumbers, TimeTaken> time) {
    plot.show(
        List.of(getTranslation("numbers.median"), getTranslation("numbers.high")),
        most -> TimeLabels.words(this, Duration.ofMillis(most)),
        head(
            by.getValue(),
            Stream.of("numbers.median", "numbers.high", "numbers.tickets")
                .map(key -> getTranslation(key))),
        counted.rows().stream().map(row -> timeRow(row, time.apply(row.numbers()))).toList());
  }

  private NumbersPlot.Row timeRow(NumbersRow row, TimeTaken time) {
    String median = NumbersLabels.median(this, time);
    return row(
        row,
        median,
        List.of(time.median().toMillis(), time.high().minus(time.median()).toMillis()),
        List.of(median, NumbersLabels.high(this, time), Long.toString(time.count())));
  }

  /** The best below. */
  private void showRatings(PeriodNumbers counted) {
    List<String> stars =
        Stream.of(5, 4, 3, 2, 1).map(given -> TicketLabels.stars(this, given)).toList();
    ratings.show(
        stars,
        count -> Long.toString(count),
        head(
            by.getValue(),
            Stream.concat(stars.stream(), Stream.of(getTranslation("numbers.average")))),
        counted.rows().stream().map(this::ratingRow).toList());
  }

  private NumbersPlot.Row ratingRow(NumbersRow row) {
    Ratings given = row.numbers().ratings();
    List<Long> stars = List.of(given.five(), given.four(), given.three(), given.two(), given.one());
    String average = NumbersLabels.average(given);
    return row(
        row,
        average,
        stars,
        Stream.concat(stars.stream().map(Object::toString), Stream.of(average)).toList());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("numbers.title");
  }
}
