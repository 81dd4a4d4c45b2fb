package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.ui.AskedConstant;

/**
 * What the page of the numbers shows, as its address says it: a link to it, or coming back, shows
 * the same. What an address says wrongly is passed over.
 */
record NumbersAddress(Grouping by, NumbersPeriod period) {

  static final String PATH = "desk/numbers";
  static final NumbersAddress FIRST = new NumbersAddress(Grouping.WEEK, NumbersPeriod.QUARTER);

  private static final String BY = "by";
  private static final String PERIOD = "period";

  static NumbersAddress of(QueryParameters query) {
    return new NumbersAddress(
        AskedConstant.of(query, BY, Grouping.values()).orElse(FIRST.by()),
        AskedConstant.of(query, PERIOD, NumbersPeriod.values()).orElse(FIRST.period()));
  }

  QueryParameters query() {
    return QueryParameters.simple(Map.of(BY, by.name(), PERIOD, period.name()));
  }

  /** The address bar shows it, without another step to go back over. */
  void show(UI ui) {
    ui.getPage().getHistory().replaceState(null, new Location(PATH, query()));
  }
}
