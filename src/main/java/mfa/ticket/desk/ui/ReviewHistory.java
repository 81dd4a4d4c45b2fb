package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import mfa.platform.time.Times;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.ReviewItem;
import mfa.ticket.ui.TicketLabels;

/** What was decided so far: who, on what evidence, with which answers and for what reason. */
class ReviewHistory extends OrderedList {

  private final ZoneId zone;
  private final transient List<ChecklistItem> checklist;

  ReviewHistory(List<ReviewItem> reviews, List<ChecklistItem> checklist, ZoneId zone) {
    this.zone = zone;
    this.checklist = checklist;
    addClassName("conversation");
    reviews.forEach(this::say);
  }

  private void say(ReviewItem review) {
    Span who = new Span(words(this, review));
    who.addClassName("line-title");
    Span time = new Span(Times.dateAndTime(review.at(), zone, getLocale()));
    time.addClassName("hint");
    Div head = new Div(who, time);
    head.addClassName("message-head");
    ListItem item = new ListItem(head);
    if (review.evidence() != null) {
      String evidence = TicketLabels.evidence(this, review.evidence());
      item.add(new Paragraph(getTranslation("desk.reviewed.evidence", evidence)));
    }
    UnorderedList answers = new UnorderedList();
    review.answers().entrySet().stream().map(this::answer).forEach(answers::add);
    item.add(answers);
    if (!review.reason().isEmpty()) {
      Paragraph reason = new Paragraph(getTranslation("desk.reviewed.reason", review.reason()));
      reason.addClassName("message-text");
      item.add(reason);
    }
    item.addClassName("internal");
    add(item);
  }

  /** Who decided what. */
  static String words(Component page, ReviewItem review) {
    return page.getTranslation(
        review.second() ? "desk.reviewed.second" : "desk.reviewed.first",
        TicketLabels.colleague(page, review.reviewer()),
        page.getTranslation("desk.decided." + review.decision()));
  }

  private ListItem answer(Map.Entry<String, Boolean> answer) {
    String words =
        checklist.stream()
            .filter(item -> item.id().equals(answer.getKey()))
            .findFirst()
            .map(item -> TicketLabels.item(this, item))
            .orElse(answer.getKey());
    return new ListItem(
        getTranslation(
            answer.getValue() ? "desk.reviewed.confirmed" : "desk.reviewed.open", words));
  }
}
