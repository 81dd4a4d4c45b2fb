package mfa.ticket.desk.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.ui.AskedConstant;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows, as its address says it: people who come back from a ticket, or follow a
 * link, finds the list so. What an address says wrongly is passed over.
 *
 * @param queue empty where the list chooses
 */
record DeskAddress(
    Optional<DeskQueue> queue,
    QueuePage.Filter filter,
    QueuePage.Column sorting,
    boolean descending) {

  static final String PATH = "desk";

  private static final String QUEUE = "queue";
  private static final String SEARCH = "q";
  private static final String STATUS = "status";
  private static final String TYPE = "type";
  private static final String PRIORITY = "priority";
  private static final String TAG = "tag";
  private static final String SORTING = "sort";
  private static final String DESCENDING = "desc";

  private static final DeskAddress FIRST =
      new DeskAddress(
          Optional.empty(), QueuePage.Filter.ALL, QueuePage.Column.WAITING_SINCE, false);

  static DeskAddress of(QueryParameters query) {
    QueuePage.Filter filter =
        new QueuePage.Filter(
            query.getSingleParameter(SEARCH).orElse(""),
            AskedConstant.of(query, STATUS, TicketStatus.values()).orElse(null),
            AskedConstant.of(query, TYPE, TicketType.values()).orElse(null),
            AskedConstant.of(query, PRIORITY, TicketPriority.values()).orElse(null),
            query.getSingleParameter(TAG).flatMap(TagName::parse).map(TagName::text).orElse(""));
    return new DeskAddress(
        AskedConstant.of(query, QUEUE, DeskQueue.values()),
        filter,
        AskedConstant.of(query, SORTING, QueuePage.Column.values()).orElse(FIRST.sorting()),
        query.getSingleParameter(DESCENDING).isPresent());
  }

  QueryParameters query() {
    Map<String, String> values = new LinkedHashMap<>();
    queue.ifPresent(chosen -> values.put(QUEUE, chosen.name()));
    put(values, SEARCH, filter.search(), Function.identity());
    put(values, STATUS, filter.status(), Enum::name);
    put(values, TYPE, filter.type(), Enum::name);
    put(values, PRIORITY, filter.priority(), Enum::name);
    put(values, TAG, filter.tag(), Function.identity());
    if (sorting != FIRST.sorting() || descending) {
      values.put(SORTING, sorting.name());
    }
    if (descending) {
      values.put(DESCENDING, "");
    }
    return QueryParameters.simple(values);
  }

  private static <T> void put(
      Map<String, String> values, String name, @Nullable T value, Function<T, String> text) {
    if (value != null && !text.apply(value).isEmpty()) {
      values.put(name, text.apply(value));
    }
  }

  /** The address bar shows it, without another step to go back over. */
  void show(UI ui) {
    ui.getPage().getHistory().replaceState(null, new Location(PATH, query()));
  }
}
