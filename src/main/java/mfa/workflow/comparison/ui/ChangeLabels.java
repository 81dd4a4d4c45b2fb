package mfa.workflow.comparison.ui;

import com.vaadin.flow.component.Component;
import mfa.workflow.comparison.Change;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.ui.ModelLabels;

/** Says a change in the language of the page. */
final class ChangeLabels {

  private final Component page;
  private final ModelLabels words;

  ChangeLabels(Component page, ProcessContract contract) {
    this.page = page;
    words = new ModelLabels(page, contract);
  }

  String text(Change change) {
    String before = value(change, change.before());
    String after = value(change, change.after());
    String type = type(change.type());
    return switch (change.kind()) {
      case ADDED -> added(change, type);
      case REMOVED ->
          change.before().isEmpty()
              ? page.getTranslation("comparison.removed", type, change.name())
              : page.getTranslation("comparison.removed.holding", type, change.name(), before);
      default ->
          page.getTranslation("comparison.change." + change.kind(), change.name(), before, after);
    };
  }

  private String added(Change change, String type) {
    String held = words.any(change.after());
    if (change.after().isEmpty()) {
      return change.before().isEmpty()
          ? page.getTranslation("comparison.added", type, change.name())
          : page.getTranslation("comparison.added.after", type, change.name(), change.before());
    }
    return change.before().isEmpty()
        ? page.getTranslation("comparison.added.holding", type, change.name(), held)
        : page.getTranslation(
            "comparison.added.holding.after", type, change.name(), held, change.before());
  }

  private String value(Change change, String raw) {
    if (raw.isEmpty()) {
      return page.getTranslation("comparison.nothing");
    }
    return switch (change.kind()) {
      case RENAMED, ID, HOST, DEFAULT_WAY, WAY_ADDED, WAY_REMOVED, WAY_LED_ELSEWHERE, OTHER -> raw;
      case WAY_ORDER, VERSION_TAG, TIME_TO_LIVE, DOCUMENTATION -> raw;
      case TYPE -> type(raw);
      case INTERRUPTING -> page.getTranslation("comparison.interrupting." + raw);
      case CONDITION -> words.condition(raw);
      default -> words.any(raw);
    };
  }

  private String type(String type) {
    String known = Change.TYPES.contains(type) ? type : Change.OTHER_TYPE;
    return page.getTranslation("comparison.type." + known);
  }
}
