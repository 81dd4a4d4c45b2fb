package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.unbind.VoucherItem;
import org.jspecify.annotations.Nullable;

/** What is known of a ticket and its account, between which stands the review of it. */
class KnownFacts extends Div {

  private final Div risks = new Div();
  private final ReviewForm review;
  private final Panel decision;
  private final Div earlier = new Div();
  private final SortingPanel sorting;
  private final Div account = new Div();
  private final Div stop = new Div();
  private final boolean supervisor;
  private @Nullable TicketNumber stopped;
  private final transient List<ChecklistItem> checklist;
  private final ZoneId zone;
  private final transient Consumer<MessageBody> stopping;

  /**
   * @param stopping stops the ticket for a reason
   */
  KnownFacts(
      ReviewForm review,
      TicketSettings settings,
      TagService tags,
      boolean supervisor,
      ZoneId zone,
      Consumer<MessageBody> stopping) {
    this.review = review;
    this.supervisor = supervisor;
    this.zone = zone;
    this.stopping = stopping;
    checklist = settings.checklist();
    decision = new Panel("review.title", review);
    decision.addClassName("review");
    sorting = new SortingPanel(tags);
    // What was decided before is read first, but no field stands behind it.
    earlier.addClassName("desk-earlier");
    risks.addClassName("desk-risks");
    addClassName("desk-known");
    add(risks, decision, earlier, sorting, account, stop);
  }

  void show(TicketNumber number, DeskTicket ticket) {
    sorting.show(ticket);
    account.removeAll();
    account.add(
        new Panel("desk.account", new AccountPanel(ticket.account(), zone)),
        new Panel("desk.former", new FormerTickets(ticket, zone)));
    decision.setVisible(ticket.decidable() && ticket.isUnbind());
    Stream.of(risks, earlier).forEach(Div::removeAll);
    showStop(number, supervisor && ticket.unbind().filter(UnbindFacts::stoppable).isPresent());
    ticket.unbind().ifPresent(unbind -> show(number, ticket, unbind));
  }

  private void show(TicketNumber number, DeskTicket ticket, UnbindFacts unbind) {
    risks.add(new Panel("desk.risks", new Evidences(ticket, unbind, zone)));
    if (!unbind.reviews().isEmpty()) {
      earlier.add(new Panel("desk.reviews", new ReviewHistory(unbind.reviews(), checklist, zone)));
    }
    decision.entitle(unbind.second() ? "review.second.title" : "review.title");
    review.offerVouching(unbind.vouchers().stream().anyMatch(VoucherItem::counts));
  }

  /** What is typed stays, whatever happens on the ticket meanwhile. */
  private void showStop(TicketNumber number, boolean offered) {
    if (!offered) {
      stop.removeAll();
    } else if (stop.getElement().getChildCount() == 0 || !number.equals(stopped)) {
      stop.removeAll();
      stop.add(new Panel("desk.stop", new StopForm(number, stopping)));
      stopped = number;
    }
  }
}
