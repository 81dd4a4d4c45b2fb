package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.platform.text.Typed;
import mfa.shell.SubmitForm;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.Review;
import mfa.ticket.ui.TicketLabels;

/** What a reviewer fills in before a decision: the checklist and the internal reason. */
class ReviewForm extends Div {

  private static final int KEEP_EVERY_MILLISECONDS = 1_000;

  private final Map<String, Checkbox> items = new LinkedHashMap<>();
  private final RadioButtonGroup<Evidence> evidence = new RadioButtonGroup<>();
  private final TextArea reason = new TextArea(getTranslation("review.reason"));

  ReviewForm(TicketSettings settings, Runnable typed) {
    addClassName("review-form");
    evidence.setLabel(getTranslation("review.evidence"));
    evidence.setItems(settings.evidence().stream().sorted().toList());
    evidence.setItemLabelGenerator(item -> TicketLabels.evidence(this, item));
    evidence.setManualValidation(true);
    reason.setMaxLength(Review.MAX_REASON_LENGTH);
    reason.setManualValidation(true);
    reason.setValueChangeMode(ValueChangeMode.TIMEOUT);
    reason.setValueChangeTimeout(KEEP_EVERY_MILLISECONDS);
    reason.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            typed.run();
          }
        });
    for (ChecklistItem item : settings.checklist()) {
      Checkbox box = new Checkbox(TicketLabels.item(this, item));
      box.setManualValidation(true);
      items.put(item.id(), box);
    }
    items.values().forEach(this::add);
    add(evidence, reason);
    SubmitForm.forgetErrors(this);
    addAttachListener(attach -> getElement().executeJs("window.mfa.announceErrors(this)"));
  }

  void clear() {
    items.values().forEach(HasValue::clear);
    evidence.clear();
    reason.clear();
    items.values().forEach(item -> item.setInvalid(false));
    evidence.setInvalid(false);
    reason.setInvalid(false);
  }

  String reason() {
    return reason.getValue();
  }

  void restore(String typedReason) {
    reason.setValue(typedReason);
  }

  /** Only what somebody vouched for in the product can be chosen as such. */
  void offerVouching(boolean vouched) {
    evidence.setItemEnabledProvider(item -> vouched || item != Evidence.OWNER_VOUCHED);
  }

  /** Says at each part what the decision lacks; the first of them, if there is one. */
  Optional<Component> missing(Decision decision) {
    List<Component> missing = new ArrayList<>();
    if (decision == Decision.APPROVE) {
      items.values().stream()
          .filter(item -> !item.getValue())
          .forEach(
              item -> {
                item.setErrorMessage(getTranslation("review.missing.item"));
                item.setInvalid(true);
                missing.add(item);
              });
      if (evidence.isEmpty()) {
        evidence.setErrorMessage(getTranslation("review.missing.evidence"));
        evidence.setInvalid(true);
        missing.add(evidence);
      }
    }
    if (decision == Decision.REJECT && !Typed.showsSomething(reason.getValue())) {
      refuseReason("review.missing.reason");
      missing.add(reason);
    }
    if (reason.getValue().length() > Review.MAX_REASON_LENGTH) {
      refuseReason("review.reason.long");
      missing.add(reason);
    }
    return missing.stream().findFirst();
  }

  private void refuseReason(String problem) {
    reason.setErrorMessage(getTranslation(problem));
    reason.setInvalid(true);
  }

  Checklist checklist() {
    Set<String> confirmed =
        items.entrySet().stream()
            .filter(item -> item.getValue().getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Checklist(confirmed, evidence.getValue());
  }
}
