package mfa.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import jakarta.inject.Inject;
import java.util.List;
import mfa.login.Caller;
import mfa.shell.Alert;
import mfa.shell.ThisBrowser;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;

/** Says on the start page in which tickets customer service waits for the reader's answer. */
public class AwaitedReplyAlert extends Div {

  private static final TicketListFilter ANSWERED =
      new TicketListFilter(null, null, TicketStatus.FEEDBACK_PROVIDED, "");

  /** One or more are told apart; beside them an account may have one to unbind. */
  private static final int MAX_LOOKED_AT = 3;

  private final transient TicketListService tickets;

  @Inject
  public AwaitedReplyAlert(TicketListService tickets) {
    this.tickets = tickets;
    addClassName("bar-alert");
    setVisible(false);
  }

  /** Asked whenever a page opens; the gate has seen whether there is anything to say. */
  public void refresh(boolean onStartPage) {
    setVisible(false);
    removeAll();
    if (onStartPage && ThisBrowser.caller().filter(Caller::awaited).isPresent()) {
      show(
          tickets.page(new TicketListQuery(ANSWERED, 0, MAX_LOOKED_AT)).stream()
              .filter(ticket -> ticket.type() != TicketType.UNBIND_MFA)
              .toList());
    }
  }

  private void show(List<TicketListItem> awaited) {
    if (awaited.isEmpty()) {
      return;
    }
    TicketListItem newest = awaited.getFirst();
    Alert alert = new Alert(Alert.Kind.WARNING);
    if (awaited.size() == 1) {
      alert.show(getTranslation("shell.awaited.one", newest.number(), newest.title()));
      alert.with(
          new Anchor("/tickets/" + newest.number(), getTranslation("shell.awaited.one.open")));
    } else {
      alert.show(getTranslation("shell.awaited.many"));
      alert.with(
          new Anchor(
              "/tickets?status=" + TicketStatus.FEEDBACK_PROVIDED,
              getTranslation("shell.awaited.many.open")));
    }
    add(alert);
    setVisible(true);
  }
}
