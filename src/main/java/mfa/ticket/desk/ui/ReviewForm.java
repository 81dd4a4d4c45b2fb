package mfa.ticket.desk.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.shell.SubmitForm;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.Checklist;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.Review;

/** What a reviewer fills in before a decision: the checklist and what is written about it. */
class ReviewForm extends Div {

  private final Map<String, Checkbox> items = new LinkedHashMap<>();
  private final RadioButtonGroup<Evidence> evidence = new RadioButtonGroup<>();
  private final TextArea reason = new TextArea(getTranslation("review.reason"));
  private final TextArea text = new TextArea(getTranslation("review.text"));

  ReviewForm(TicketSettings settings) {
    addClassName("review-form");
    evidence.setLabel(getTranslation("review.evidence"));
    evidence.setItems(settings.evidence().stream().sorted().toList());
    evidence.setItemLabelGenerator(item -> getTranslation("review.evidence." + item));
    reason.setMaxLength(Review.MAX_REASON_LENGTH);
    SubmitForm.forgetErrors(reason);
    text.setMaxLength(MessageBody.MAX);
    for (ChecklistItem item : settings.checklist()) {
      String words =
          item.text(getLocale()).orElseGet(() -> getTranslation("review.item." + item.id()));
      items.put(item.id(), new Checkbox(words));
    }
    items.values().forEach(this::add);
    add(evidence, reason, text);
  }

  void clear() {
    items.values().forEach(HasValue::clear);
    Stream.of(evidence, reason, text).forEach(HasValue::clear);
    reason.setInvalid(false);
  }

  /** Only what somebody vouched for in the product can be chosen as such. */
  void offerVouching(boolean vouched) {
    evidence.setItemEnabledProvider(item -> vouched || item != Evidence.OWNER_VOUCHED);
  }

  /** What was filled in; empty where it cannot be handed in, which its field then says. */
  Optional<Review> read(Decision decision) {
    if (reason.getValue().length() > Review.MAX_REASON_LENGTH) {
      reason.setErrorMessage(getTranslation("review.reason.long"));
      reason.setInvalid(true);
      reason.focus();
      return Optional.empty();
    }
    Set<String> confirmed = new HashSet<>(items.keySet());
    confirmed.removeIf(id -> !items.get(id).getValue());
    Checklist checklist = new Checklist(confirmed, evidence.getValue());
    MessageBody written = MessageBody.parse(text.getValue()).orElse(null);
    return Optional.of(new Review(decision, checklist, reason.getValue(), written));
  }
}
