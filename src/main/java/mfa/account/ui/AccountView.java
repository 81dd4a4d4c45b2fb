package mfa.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.shell.Languages;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.workspace.ui.LeavingList;

/** The member's own account: name, language, time zone, and the way to its security. */
@Route(value = "account", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class AccountView extends Div implements HasDynamicTitle {

  private final transient AccountService accounts;
  private final TextField name = new TextField(getTranslation("account.name"));
  private final Select<Locale> language = new Select<>();
  private final TimeZoneField timeZone;

  @Inject
  public AccountView(AccountService accounts, LeavingList leaving, Clock clock) {
    this.accounts = accounts;
    addClassName("page");
    Profile owner = accounts.ownProfile();
    EmailField email = new EmailField(getTranslation("account.email"));
    email.setValue(owner.email().text());
    email.setReadOnly(true);
    email.setMaxLength(EmailAddress.MAX_TYPED_LENGTH);
    if (accounts.ownMailIsRefused()) {
      email.setHelperText(getTranslation("account.email.refused"));
    }
    name.setValue(owner.name());
    name.setManualValidation(true);
    // Longer than a name may be, so that the end is not cut off without a word.
    name.setMaxLength(2 * AccountService.MAX_NAME_LENGTH);
    name.setAutocomplete(Autocomplete.NAME);
    language.setLabel(getTranslation("account.language"));
    language.setItems(Languages.ALL);
    language.setItemLabelGenerator(item -> item.getDisplayLanguage(item));
    language.setValue(Languages.supported(owner.language()));
    timeZone =
        new TimeZoneField(getTranslation("account.time-zone"), owner.timeZone(), clock.instant());
    SubmitForm form = new SubmitForm(getTranslation("action.save"), this::save);
    Section profile =
        new Section(
            new H2(getTranslation("account.profile")), form.with(email, name, language, timeZone));
    profile.addClassName("panel");
    add(new H1(getTranslation("account.title")), profile, security(), leaving, danger());
  }

  private Section security() {
    Section security =
        new Section(
            new H2(getTranslation("security.title")),
            new Paragraph(getTranslation("account.security.text")),
            new Anchor("/account/security", getTranslation("security.title")),
            new Anchor("/account/password", getTranslation("password.change.title")),
            new Anchor("/account/email", getTranslation("account.email.title")));
    security.addClassNames("panel", "links");
    return security;
  }

  /** Apart from all the rest, and at its end. */
  private Section danger() {
    Anchor delete = new Anchor("/account/delete", getTranslation("account.delete.title"));
    delete.addClassName("danger-link");
    Section danger =
        new Section(
            new H2(getTranslation("account.danger")),
            new Paragraph(getTranslation("account.danger.text")),
            delete);
    danger.addClassNames("panel", "danger");
    return danger;
  }

  private void save() {
    timeZone.setInvalid(timeZone.isEmpty());
    if (timeZone.isEmpty()) {
      timeZone.setErrorMessage(getTranslation("account.time-zone.missing"));
      timeZone.focus();
    }
    name.setInvalid(SingleLine.parse(name.getValue(), AccountService.MAX_NAME_LENGTH).isEmpty());
    if (name.isInvalid()) {
      name.setErrorMessage(getTranslation("account.name.missing"));
      name.focus();
    }
    if (name.isInvalid() || timeZone.isInvalid()) {
      return;
    }
    accounts.changeOwnProfile(name.getValue(), language.getValue(), timeZone.getValue());
    Optional.ofNullable(findAncestor(MainLayout.class)).ifPresent(MainLayout::showOwner);
    Notification.show(getTranslation("account.saved"));
    if (!language.getValue().getLanguage().equals(getLocale().getLanguage())) {
      Languages.choose(language.getValue());
      getUI().ifPresent(ui -> ui.getPage().reload());
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("account.title");
  }
}
