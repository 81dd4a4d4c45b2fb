package mfa.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import jakarta.inject.Inject;
import mfa.authenticator.ui.FreshCode;
import mfa.login.Caller;
import mfa.shell.Alert;
import mfa.shell.ThisBrowser;
import mfa.ticket.TicketNumber;
import mfa.ticket.requester.DisputeResult;
import mfa.ticket.requester.OwnTicketService;

/**
 * Says on every page that somebody asked for the unbinding of the reader's account, and lets them
 * stop it.
 */
public class OpenTicketAlert extends Div {

  private final transient OwnTicketService tickets;
  private final transient FreshCode freshCode;

  @Inject
  public OpenTicketAlert(OwnTicketService tickets, FreshCode freshCode) {
    this.tickets = tickets;
    this.freshCode = freshCode;
    addClassName("bar-alert");
    setVisible(false);
  }

  /** Asked at every page, so that sessions which were open before the ticket show it as well. */
  public void refresh() {
    setVisible(false);
    removeAll();
    // The gate has seen whether there is one: few readers are worth a way to the database.
    if (ThisBrowser.caller().filter(Caller::hasOpenTicket).isPresent()) {
      tickets.open().ifPresent(this::show);
    }
  }

  private void show(TicketNumber number) {
    Button stop =
        new Button(
            getTranslation("dispute.button"),
            click ->
                freshCode.before(
                    this, getTranslation("shell.open-ticket.code"), () -> stop(number)));
    replace(new Alert(Alert.Kind.WARNING))
        .with(stop)
        .show(getTranslation("shell.open-ticket", number));
  }

  private void stop(TicketNumber number) {
    if (tickets.dispute(number) == DisputeResult.DONE) {
      replace(new Alert(Alert.Kind.SUCCESS))
          .with(new Anchor("/account/password", getTranslation("password.change.title")))
          .lead(getTranslation("shell.open-ticket.stopped", number));
    } else {
      replace(new Alert(Alert.Kind.INFORMATION))
          .lead(getTranslation("shell.open-ticket.not-stopped", number));
    }
  }

  private Alert replace(Alert alert) {
    removeAll();
    add(alert);
    setVisible(true);
    return alert;
  }
}
