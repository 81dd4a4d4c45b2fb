package mfa.workflow.dryrun.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Writes down which elements a played ticket comes to, and what is asked of delegates there. */
final class Trace implements HistoryEventHandler {

  private final PlayLimit limit;
  private List<Entry> entries = new ArrayList<>();

  Trace(PlayLimit limit) {
    this.limit = limit;
  }

  /** An element, what was asked of its delegate, and what somebody decided there. */
  record Entry(String elementId, String delegate, String input, Map<String, String> decision) {}

  /** For another ticket. */
  void begin() {
    entries = new ArrayList<>();
  }

  List<Entry> entries() {
    return entries;
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof HistoricActivityInstanceEventEntity activity
        && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
      limit.step();
      entries.add(new Entry(activity.getActivityId(), "", "", Map.of()));
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }

  void called(DelegateExecution execution, String delegate, String input) {
    replace(
        execution.getCurrentActivityId(),
        new Entry(execution.getCurrentActivityId(), delegate, input, Map.of()));
  }

  void decided(String elementId, Map<String, String> decision) {
    replace(elementId, new Entry(elementId, "", "", decision));
  }

  /** The last of that element is meant: it is where the ticket is. */
  private void replace(String elementId, Entry entry) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).elementId().equals(elementId)) {
        entries.set(i, entry);
        return;
      }
    }
    entries.add(entry);
  }
}
