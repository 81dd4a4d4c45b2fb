package mfa.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import mfa.account.selfservice.OwnEmailService;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;
import mfa.shell.Alert;
import mfa.shell.PublicLayout;
import mfa.shell.notice.TicketWarning;
import mfa.shell.notice.WaysOn;

/** Takes a change of the e-mail address back. Opening the link changes nothing; its button does. */
@Route(value = "email/take-back", layout = PublicLayout.class)
@AnonymousAllowed
public class TakeBackEmailView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient OwnEmailService changes;
  private final transient LinkKeys links;
  private final transient TicketWarning warning;
  private String key;

  @Inject
  public TakeBackEmailView(OwnEmailService changes, LinkKeys links, TicketWarning warning) {
    this.changes = changes;
    this.links = links;
    this.warning = warning;
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter String tag) {
    removeAll();
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    key = links.key(request, Pages.ofLink(Pages.TAKE_BACK, tag)).orElse("");
    add(new H1(getTranslation("take-back.title")));
    if (changes.canBeTakenBack(key)) {
      Button go = new Button(getTranslation("take-back.action"), click -> takeBack());
      go.addThemeVariants(ButtonVariant.PRIMARY);
      add(new Paragraph(getTranslation("take-back.text")));
      warning
          .ofTakeBackLink(key, this::getTranslation, "take-back.ends-ticket")
          .ifPresent(words -> add(new Alert(Alert.Kind.WARNING, words)));
      add(go);
    } else {
      add(new Alert(Alert.Kind.ERROR, getTranslation("take-back.over")), new WaysOn());
    }
  }

  private void takeBack() {
    boolean done = changes.takeBack(key);
    Alert answer = new Alert(done ? Alert.Kind.SUCCESS : Alert.Kind.ERROR);
    removeAll();
    add(
        new H1(getTranslation("take-back.title")),
        answer,
        new PlainPageLink(Pages.FORGOT, getTranslation("forgot.title")));
    answer.lead(getTranslation(done ? "take-back.done" : "take-back.over"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("take-back.title");
  }
}
