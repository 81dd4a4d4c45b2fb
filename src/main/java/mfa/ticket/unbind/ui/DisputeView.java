package mfa.ticket.unbind.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;
import mfa.shell.Alert;
import mfa.shell.PublicLayout;
import mfa.shell.notice.WaysOn;
import mfa.ticket.TicketNumber;
import mfa.ticket.requester.DisputeState;
import mfa.ticket.requester.RequesterService;

/** The owner of the account says that somebody else filed the ticket: a button, never the link. */
@Route(value = "objection", layout = PublicLayout.class)
@AnonymousAllowed
public class DisputeView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient RequesterService tickets;
  private final transient LinkKeys links;

  @Inject
  public DisputeView(RequesterService tickets, LinkKeys links) {
    this.tickets = tickets;
    this.links = links;
  }

  @Override
  public void setParameter(BeforeEvent event, String text) {
    removeAll();
    Optional<TicketNumber> number = TicketNumber.parse(text);
    String key =
        links
            .key(VaadinServletRequest.getCurrent().getHttpServletRequest(), "/objection/" + text)
            .orElse("");
    number
        .flatMap(known -> tickets.disputable(known, key))
        .ifPresentOrElse(found -> show(found, number.get(), key), this::showUnknown);
  }

  private void showUnknown() {
    removeAll();
    add(
        new H1(getTranslation("ticket.unknown.title")),
        new Paragraph(getTranslation("ticket.unknown.text")),
        new WaysOn());
  }

  private void show(DisputeState found, TicketNumber number, String key) {
    if (found == DisputeState.DISPUTED) {
      showDone(found);
      return;
    }
    Button dispute =
        new Button(
            getTranslation("dispute.button"),
            click ->
                tickets.dispute(number, key).ifPresentOrElse(this::showDone, this::showUnknown));
    dispute.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    add(
        new H1(getTranslation("dispute.title")),
        new Paragraph(getTranslation("dispute.text." + found, number)),
        dispute);
  }

  private void showDone(DisputeState found) {
    removeAll();
    add(
        new H1(getTranslation("dispute.title")),
        new Alert(Alert.Kind.SUCCESS, getTranslation("dispute.done." + found)),
        new Paragraph(getTranslation("dispute.next." + found)),
        new PlainPageLink(Pages.FORGOT, getTranslation("forgot.title")));
    if (found == DisputeState.BOUND_AGAIN) {
      add(new Paragraph(new Anchor(Pages.UNBIND, getTranslation("login.lost-phone"))));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("dispute.title");
  }
}
