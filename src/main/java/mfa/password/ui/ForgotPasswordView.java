package mfa.password.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mfa.mail.EmailAddress;
import mfa.password.PasswordResetService;
import mfa.shell.Alert;
import mfa.shell.LockoutMessages;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;

/** Asks for a link to set a new password; the answer is the same for every address. */
@Route(value = "password/forgot", layout = PublicLayout.class)
@AnonymousAllowed
public class ForgotPasswordView extends Div implements HasDynamicTitle {

  private final transient PasswordResetService resets;
  private final EmailField email = new EmailField(getTranslation("login.email"));
  private final Alert sent = new Alert(Alert.Kind.INFORMATION);

  @Inject
  public ForgotPasswordView(PasswordResetService resets) {
    this.resets = resets;
    email.setAutocomplete(Autocomplete.USERNAME);
    email.setManualValidation(true);
    email.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    email.setAutofocus(true);
    SubmitForm form = new SubmitForm(getTranslation("forgot.send"), this::send);
    Div links = new Div(new Anchor("/login", getTranslation("login.code.back")));
    links.addClassName("links");
    add(
        new H1(getTranslation("forgot.title")),
        new Paragraph(getTranslation("forgot.text")),
        sent,
        form.with(email),
        links);
  }

  private void send() {
    sent.hide();
    email.setInvalid(false);
    Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
    if (address.isEmpty()) {
      reject(getTranslation("login.email.wrong"));
      return;
    }
    Optional<Instant> nextAt = resets.request(address.get());
    if (nextAt.isPresent()) {
      reject(LockoutMessages.say(this, "forgot.too-soon", nextAt.get()));
    } else {
      sent.show(getTranslation("forgot.sent"));
    }
  }

  private void reject(String message) {
    email.setErrorMessage(message);
    email.setInvalid(true);
    email.focus();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("forgot.title");
  }
}
