package mfa.invitation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.invitation.InvitationItem;
import mfa.platform.time.Times;
import mfa.shell.Alert;

/** The invitations that nobody has accepted yet, each to be sent again or canceled. */
public class OpenInvitations extends UnorderedList {

  private final ZoneId zone;
  private final transient Function<InvitationItem, String> role;
  private final transient Consumer<InvitationItem> resend;
  private final transient Consumer<InvitationItem> cancel;

  /**
   * @param role what the invited person is to be
   */
  public OpenInvitations(
      ZoneId zone,
      Function<InvitationItem, String> role,
      Consumer<InvitationItem> resend,
      Consumer<InvitationItem> cancel) {
    this.zone = zone;
    this.role = role;
    this.resend = resend;
    this.cancel = cancel;
    addClassName("lines");
  }

  public void show(List<InvitationItem> open) {
    removeAll();
    open.forEach(invitation -> add(item(invitation)));
    setVisible(!open.isEmpty());
  }

  private ListItem item(InvitationItem invitation) {
    Span email = new Span(invitation.email());
    email.addClassName("line-title");
    String end = Times.dateAndTime(invitation.expiresAt(), zone, UI.getCurrent().getLocale());
    String until = getTranslation(invitation.over() ? "invite.over" : "invite.until", end);
    Span details = new Span(role.apply(invitation) + " · " + until);
    details.addClassName("hint");
    Div words = new Div(email, details);
    words.addClassName("line-words");
    if (invitation.undelivered()) {
      words.add(new Alert(Alert.Kind.WARNING, getTranslation("invite.undelivered")));
    }
    return new ListItem(
        words,
        button("invite.resend", invitation, resend),
        button("invite.cancel", invitation, cancel));
  }

  /** Each button names its row. */
  private Button button(String label, InvitationItem invitation, Consumer<InvitationItem> action) {
    Button button = new Button(getTranslation(label), click -> action.accept(invitation));
    button.setAriaLabel(getTranslation("card.label", getTranslation(label)) + invitation.email());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }
}
