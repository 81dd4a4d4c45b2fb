package mfa.ticket.unbind.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
    if (number.isEmpty() || !tickets.mayDispute(number.get(), key)) {
      add(
          new H1(getTranslation("ticket.unknown.title")),
          new Paragraph(getTranslation("ticket.unknown.text")),
          new WaysOn());
      return;
    }
    Button dispute =
        new Button(getTranslation("dispute.button"), click -> dispute(number.get(), key));
    dispute.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    add(
        new H1(getTranslation("dispute.title")),
        new Paragraph(getTranslation("dispute.text", number.get())),
        dispute);
  }

  private void dispute(TicketNumber number, String key) {
    tickets.dispute(number, key);
    removeAll();
    add(
        new H1(getTranslation("dispute.title")),
        new Alert(Alert.Kind.SUCCESS, getTranslation("dispute.done")),
        new Paragraph(getTranslation("dispute.next")),
        new PlainPageLink(Pages.FORGOT, getTranslation("forgot.title")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("dispute.title");
  }
}
