package mfa.ticket.unbind.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.account.ui.AddressMessages;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Roles;
import mfa.platform.web.Cookies;
import mfa.shell.Alert;
import mfa.shell.MailedCode;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;
import mfa.shell.notice.Done;
import mfa.ticket.FilingResult;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.ui.FoundAgain;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.ui.UnbindTimesText;
import mfa.ticket.unbind.UnbindFilingService;
import mfa.ticket.unbind.UnbindRequestService;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/** The form for somebody whose phone is gone: e-mail and password, the mailed code, the story. */
@Route(value = "unbind", layout = PublicLayout.class)
@AnonymousAllowed
public class UnbindTicketView extends Div implements HasDynamicTitle {

  private static final String COOKIE = "mfa-unbind";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final transient UnbindRequestService requests;
  private final transient UnbindFilingService filing;
  private final boolean halfSignedIn;
  private final String formKey;
  private final Select<TicketType> type = new Select<>();
  private final TextField title = new TextField(getTranslation("unbind.form.title"));
  private final NativeDetails kind = new NativeDetails(getTranslation("unbind.form.kind"));
  private final TextArea description = new TextArea(getTranslation("unbind.form.description"));
  private final EmailField email = new EmailField(getTranslation("login.email"));
  private final PasswordField password = new PasswordField(getTranslation("login.password"));
  private final transient Clock clock;
  private final transient MailedCode code =
      new MailedCode(getTranslation("unbind.code-sent"), this::requestCode).fromTheStart();

  @Inject
  public UnbindTicketView(
      UnbindRequestService requests,
      UnbindFilingService filing,
      Cookies cookies,
      RandomSource random,
      Clock clock) {
    this.requests = requests;
    this.filing = filing;
    this.clock = clock;
    halfSignedIn =
        ThisBrowser.caller().filter(caller -> caller.is(Roles.HALF_SIGNED_IN)).isPresent();
    formKey = formKey(cookies, random);
    prepareFields();
    SubmitForm form = new SubmitForm(getTranslation("unbind.form.submit"), this::submit);
    kind.setContent(new Div(type, title));
    add(
        new H1(getTranslation("login.unbind")),
        new WaysBack(halfSignedIn ? Pages.RECOVERY : Pages.LOGIN_FOR_RECOVERY, requests.times()),
        new H2(getTranslation("unbind.form.heading")));
    if (halfSignedIn) {
      add(new Paragraph(getTranslation("unbind.for-account", requests.ownAddress().text())));
      form.with(description);
    } else {
      form.with(description, email, password);
    }
    add(code.in(form).with(kind), links());
  }

  /** One key for the form in this browser, so that a reload does not lose the mailed code. */
  private static String formKey(Cookies cookies, RandomSource random) {
    String name = cookies.boundToHost(COOKIE);
    Optional<String> known =
        Cookies.read(VaadinServletRequest.getCurrent().getHttpServletRequest(), name);
    String key = known.orElseGet(random::key);
    VaadinServletResponse.getCurrent()
        .getHttpServletResponse()
        .addCookie(cookies.make(name, key, Duration.ofHours(1)));
    return key;
  }

  private void prepareFields() {
    type.setLabel(getTranslation("unbind.form.type"));
    type.setItems(TicketType.values());
    type.setItemLabelGenerator(item -> TicketLabels.type(this, item));
    type.setValue(TicketType.UNBIND_MFA);
    title.setValue(getTranslation("unbind.form.title.default"));
    title.setMaxLength(TicketTitle.MAX);
    title.setManualValidation(true);
    description.setMaxLength(MessageBody.MAX);
    description.setManualValidation(true);
    description.setHelperText(getTranslation("unbind.form.description.hint"));
    description.setMinRows(4);
    email.setAutocomplete(Autocomplete.USERNAME);
    email.setManualValidation(true);
    email.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    password.setManualValidation(true);
    password.setMaxLength(Password.MAX_TYPED_LENGTH);
    keep(title, "title");
    keep(description, "description");
    keep(email, "email");
  }

  /** Typed text survives a reload in this tab: people switch apps to read mail. */
  private static void keep(com.vaadin.flow.component.Component field, String name) {
    field.getElement().executeJs("window.mfa.keepText(this, $0)", "mfa-unbind-" + name);
  }

  private UnorderedList links() {
    UnorderedList links =
        new UnorderedList(
            new ListItem(
                new PlainPageLink(
                    halfSignedIn ? Pages.LOGIN_CODE : Pages.LOGIN,
                    getTranslation("login.code.back"))));
    links.addClassName("link-list");
    return links;
  }

  /** Nothing where the address or the password is missing. */
  private Optional<CodeRequestResult> requestCode() {
    if (halfSignedIn) {
      return Optional.of(result(requests.requestCode(formKey)));
    }
    boolean withPassword = passwordTyped();
    Optional<EmailAddress> address = address();
    return address.isPresent() && withPassword
        ? Optional.of(
            result(requests.requestCode(formKey, address.get(), new Password(password.getValue()))))
        : Optional.empty();
  }

  private CodeRequestResult result(Optional<Instant> refusedUntil) {
    return refusedUntil
        .<CodeRequestResult>map(CodeRequestResult.TooSoon::new)
        .orElseGet(() -> new CodeRequestResult.Sent(clock.instant().plus(PAUSE)));
  }

  private Optional<EmailAddress> address() {
    email.setInvalid(false);
    Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
    if (address.isEmpty()) {
      email.setErrorMessage(getTranslation(AddressMessages.key(email.getValue())));
      email.setInvalid(true);
      email.focus();
    }
    return address;
  }

  private boolean passwordTyped() {
    password.setInvalid(false);
    int length = password.getValue().length();
    if (length > 0 && length <= Password.MAX) {
      return true;
    }
    password.setErrorMessage(getTranslation("login.password.missing"));
    password.setInvalid(true);
    password.focus();
    return false;
  }

  /** Says all that is wrong at once; the focus stays at what is rejected last, the first field. */
  private void submit() {
    if (type.getValue() != TicketType.UNBIND_MFA) {
      kind.setOpen(true);
      type.setErrorMessage(getTranslation("unbind.form.sign-in-first"));
      type.setInvalid(true);
      type.focus();
      return;
    }
    Optional<TicketTitle> typedTitle = TicketTitle.parse(title.getValue());
    title.setInvalid(typedTitle.isEmpty());
    title.setErrorMessage(getTranslation("unbind.form.title.missing"));
    Optional<MessageBody> story = MessageBody.parse(description.getValue());
    description.setInvalid(story.isEmpty());
    description.setErrorMessage(getTranslation("unbind.form.description.missing"));
    if (typedTitle.isEmpty()) {
      kind.setOpen(true);
      title.focus();
    }
    Optional<VerificationCode> typed = mayGetCode() ? code.typed() : Optional.empty();
    if (story.isEmpty()) {
      description.focus();
    }
    if (typed.isPresent() && typedTitle.isPresent() && story.isPresent()) {
      show(filing.submit(formKey, typed.get(), typedTitle.get(), story.get()));
    }
  }

  /** Whether a code is there, or what one is mailed for. */
  private boolean mayGetCode() {
    if (halfSignedIn || !code.isMissing()) {
      return true;
    }
    boolean withPassword = passwordTyped();
    return address().isPresent() && withPassword;
  }

  private void show(FilingResult filing) {
    switch (filing) {
      case FilingResult.Filed filed -> {
        removeAll();
        getElement().executeJs("window.mfa.forgetText('mfa-unbind-')");
        // Reloaded, it is the page of the ticket, not an empty form.
        getElement().executeJs("history.replaceState(history.state, '', $0)", filed.link());
        Anchor follow = new Anchor(filed.link(), getTranslation("unbind.filed.follow"));
        follow.setRouterIgnore(true);
        add(
            new H1(getTranslation("unbind.filed.title", filed.number())),
            new Alert(Alert.Kind.SUCCESS, getTranslation("unbind.filed.text")),
            new Paragraph(getTranslation("unbind.filed.next")),
            new Paragraph(UnbindTimesText.review(this, requests.times())),
            new Paragraph(UnbindTimesText.wait(this, requests.times())),
            follow,
            new FoundAgain());
        Done.leadOn(this);
      }
      case FilingResult.Refused(VerificationResult check) -> {
        if (check == VerificationResult.WRONG) {
          code.refuse(getTranslation("unbind.code.wrong"));
        } else {
          code.refuse(check);
        }
      }
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("login.unbind");
  }
}
