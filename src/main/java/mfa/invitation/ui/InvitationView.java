package mfa.invitation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.ui.AccountLabels;
import mfa.invitation.InvitationAcceptanceService;
import mfa.invitation.InvitationOffer;
import mfa.login.LinkKeys;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.login.ui.PlainPageLink;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.password.PasswordChangeResult;
import mfa.password.ui.NewPasswordField;
import mfa.platform.config.ServerSettings;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.platform.time.TimeZones;
import mfa.shell.Alert;
import mfa.shell.PublicLayout;
import mfa.shell.SubmitForm;
import mfa.shell.ThisBrowser;
import mfa.workspace.ui.WorkspaceLabels;

/** Joins a workspace with a mailed link. Opening it changes nothing; its buttons do. */
@Route(value = "invitation", layout = PublicLayout.class)
@AnonymousAllowed
public class InvitationView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient InvitationAcceptanceService invitations;
  private final transient SignInService session;
  private final transient ReturnUrl returnUrl;
  private final TextField name = new TextField(getTranslation("account.name"));
  private final NewPasswordField fresh = new NewPasswordField();
  private final String productName;
  private final transient AccountService accounts;
  private final transient LinkKeys links;
  private final transient CurrentRequest request;
  private String page;
  private String key;
  private EmailAddress invited;

  @Inject
  public InvitationView(
      InvitationAcceptanceService invitations,
      SignInService session,
      AccountService accounts,
      ServerSettings server,
      ReturnUrl returnUrl,
      LinkKeys links,
      CurrentRequest request) {
    this.invitations = invitations;
    this.session = session;
    this.returnUrl = returnUrl;
    this.accounts = accounts;
    this.links = links;
    this.request = request;
    productName = server.productName();
    name.setAutocomplete(Autocomplete.NAME);
    name.setMaxLength(AccountService.MAX_NAME_LENGTH);
    name.setManualValidation(true);
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter String tag) {
    removeAll();
    page = Pages.ofLink(Pages.INVITATION, tag);
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    key = links.key(request, page).orElse("");
    boolean signedIn = ThisBrowser.caller().filter(caller -> caller.is(Roles.MEMBER)).isPresent();
    invitations
        .offer(key)
        .ifPresentOrElse(
            offer -> {
              String owner = signedIn ? accounts.ownProfile().email().canonical() : null;
              show(offer, owner);
            },
            this::showOver);
  }

  /**
   * Shows what this browser can do with the invitation.
   *
   * @param caller the address of the one who is signed in, or null
   */
  private void show(InvitationOffer offer, String caller) {
    invited = offer.email();
    add(new H1(getTranslation("invitation.title", inviter(offer))), new Paragraph(words(offer)));
    if (offer.workspaceName() != null) {
      add(new Paragraph(getTranslation("invitation.administrators")));
    }
    if (caller == null && offer.hasAccount()) {
      Button signIn = new Button(getTranslation("invitation.sign-in"), click -> signIn());
      signIn.addThemeVariants(ButtonVariant.PRIMARY);
      add(signIn);
    } else if (caller == null) {
      SubmitForm form = new SubmitForm(getTranslation("invitation.accept"), this::acceptAsNew);
      add(form.with(name, fresh));
    } else if (caller.equals(offer.email().canonical())) {
      Button accept = new Button(getTranslation("invitation.accept"), click -> accept());
      accept.addThemeVariants(ButtonVariant.PRIMARY);
      add(accept);
    } else {
      Button leave = new Button(getTranslation("invitation.sign-out"), click -> signOut());
      leave.addThemeVariants(ButtonVariant.PRIMARY);
      Div ways = new Div(leave, new Anchor(Pages.START, getTranslation("workspaces.title")));
      ways.addClassName("links");
      add(new Alert(Alert.Kind.WARNING, getTranslation("invitation.other-account")), ways);
    }
  }

  private String inviter(InvitationOffer offer) {
    return offer.workspaceName() == null ? productName : offer.workspaceName();
  }

  private String words(InvitationOffer offer) {
    String email = offer.email().text();
    if (offer.inviter() != null) {
      return offer.workspaceName() == null
          ? getTranslation(
              "invitation.text.server.by",
              email,
              AccountLabels.role(this, offer.platformRole()),
              offer.inviter())
          : getTranslation(
              "invitation.text.by",
              email,
              offer.workspaceName(),
              WorkspaceLabels.role(this, offer.role()),
              offer.inviter());
    }
    return offer.workspaceName() == null
        ? getTranslation(
            "invitation.text.server", email, AccountLabels.role(this, offer.platformRole()))
        : getTranslation(
            "invitation.text",
            email,
            offer.workspaceName(),
            WorkspaceLabels.role(this, offer.role()));
  }

  private void signIn() {
    returnUrl.record(VaadinServletResponse.getCurrent().getHttpServletResponse(), page);
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
  }

  /** The key of the link waits in the cookie of this page, for whom it is meant. */
  private void signOut() {
    session.signOut();
    getElement().executeJs("window.mfa.forgetTyped()");
    getUI().ifPresent(ui -> ui.getPage().setLocation(page));
    ThisBrowser.endSession();
  }

  private void accept() {
    if (invitations.accept(key)) {
      getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.START));
    } else {
      showOver();
    }
  }

  private void acceptAsNew() {
    name.setInvalid(false);
    Optional<Password> password = fresh.password();
    if (SingleLine.parse(name.getValue(), AccountService.MAX_NAME_LENGTH).isEmpty()) {
      name.setErrorMessage(getTranslation("account.name.missing"));
      name.setInvalid(true);
      name.focus();
    } else {
      password.ifPresent(this::acceptAsNew);
    }
  }

  private void acceptAsNew(Password password) {
    recordTimeZone();
    PasswordChangeResult result = invitations.acceptAsNew(key, name.getValue(), password);
    if (result instanceof PasswordChangeResult.Changed) {
      goOn(session.signIn(invited, password));
    } else if (!fresh.show(result)) {
      showOver();
    }
  }

  /** Where the browser is, its owner reads times. */
  private void recordTimeZone() {
    Optional.ofNullable(UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId())
        .flatMap(TimeZones::parse)
        .ifPresent(request::in);
  }

  /** The new password was just checked, as at any sign-in; the gate decides what it opens. */
  private void goOn(SignInResult result) {
    if (result instanceof SignInResult.Opened opened) {
      ThisBrowser.renewKey();
      getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.of(opened.nextStep())));
    } else {
      showAccepted();
    }
  }

  private void showAccepted() {
    removeAll();
    add(
        new H1(getTranslation("invitation.accepted")),
        new Alert(Alert.Kind.SUCCESS, getTranslation("invitation.accepted.text")),
        new PlainPageLink(Pages.LOGIN, getTranslation("login.sign-in")));
  }

  private void showOver() {
    removeAll();
    add(
        new H1(getTranslation("invitation.page")),
        new Alert(Alert.Kind.ERROR, getTranslation("invitation.over")),
        new Anchor(Pages.START, getTranslation("error.not-found.home")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("invitation.page");
  }
}
