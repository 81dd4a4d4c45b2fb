package mfa.ticket.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import java.util.stream.Stream;
import mfa.ticket.Checklist;
import mfa.ticket.Decision;
import mfa.ticket.Evidence;
import mfa.ticket.Review;
import mfa.ticket.Text;

/** What a reviewer fills in before a decision: the checklist and what is written about it. */
class ReviewForm extends Div {

  private final Checkbox risks = new Checkbox(getTranslation("review.risks"));
  private final Checkbox story = new Checkbox(getTranslation("review.story"));
  private final Checkbox facts = new Checkbox(getTranslation("review.facts"));
  private final RadioButtonGroup<Evidence> evidence = new RadioButtonGroup<>();
  private final TextArea reason = new TextArea(getTranslation("review.reason"));
  private final TextArea text = new TextArea(getTranslation("review.text"));

  ReviewForm() {
    addClassName("review-form");
    evidence.setLabel(getTranslation("review.evidence"));
    evidence.setItems(Evidence.values());
    evidence.setItemLabelGenerator(item -> getTranslation("review.evidence." + item));
    reason.setMaxLength(Review.LONGEST_REASON);
    text.setMaxLength(Text.LONGEST);
    add(risks, story, facts, evidence, reason, text);
  }

  void clear() {
    Stream.of(risks, story, facts, evidence, reason, text).forEach(HasValue::clear);
    reason.setInvalid(false);
  }

  /** Only what somebody vouched for in the product can be chosen as such. */
  void offerVouching(boolean vouched) {
    evidence.setItemEnabledProvider(item -> vouched || item != Evidence.OWNER_VOUCHED);
  }

  /** What was filled in; empty where it cannot be handed in, which its field then says. */
  Optional<Review> read(Decision decision) {
    if (reason.getValue().length() > Review.LONGEST_REASON) {
      reason.setErrorMessage(getTranslation("review.reason.long"));
      reason.setInvalid(true);
      reason.focus();
      return Optional.empty();
    }
    Checklist checklist =
        new Checklist(risks.getValue(), story.getValue(), facts.getValue(), evidence.getValue());
    Text written = Text.parse(text.getValue()).orElse(null);
    return Optional.of(new Review(decision, checklist, reason.getValue(), written));
  }
}
