package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorItem;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.AuthenticatorService.Removal;
import mfa.authenticator.BindService;
import mfa.authenticator.MfaStatus;
import mfa.authenticator.RenameResult;
import mfa.platform.time.Times;
import mfa.shell.ConfirmDialog;
import mfa.shell.notice.Done;

/** The member's authenticators, to add, rename and remove. */
public class AuthenticatorList extends Section {

  private final transient AuthenticatorService authenticators;
  private final transient AccountService accounts;
  private final transient BindService bind;
  private final transient FreshCode freshCode;
  private transient Runnable changed = () -> {};

  @Inject
  public AuthenticatorList(
      AuthenticatorService authenticators,
      AccountService accounts,
      BindService bind,
      FreshCode freshCode) {
    this.authenticators = authenticators;
    this.accounts = accounts;
    this.bind = bind;
    this.freshCode = freshCode;
    addClassName("panel");
  }

  /**
   * Shows what is bound at this moment.
   *
   * @param then what follows on a change
   */
  void show(MfaStatus status, Runnable then) {
    changed = then;
    removeAll();
    Profile owner = accounts.ownProfile();
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    status.authenticators().forEach(one -> list.add(item(one, status, owner)));
    Button add = new Button(getTranslation("mfa.add"), click -> withFreshCode(this::openAdd));
    add.setEnabled(status.hasRoom());
    add(new H2(getTranslation("authenticator.section")), list, add);
    if (!status.hasRoom()) {
      Span full = new Span(getTranslation("authenticator.full", MfaStatus.MAX_AUTHENTICATORS));
      full.addClassName("hint");
      add(full);
    }
  }

  private ListItem item(AuthenticatorItem authenticator, MfaStatus status, Profile owner) {
    Span name = new Span(authenticator.name());
    name.addClassName("line-title");
    Span dates =
        new Span(
            getTranslation(
                "authenticator.dates",
                time(authenticator.boundAt(), owner),
                time(authenticator.lastUsedAt(), owner)));
    dates.addClassName("hint");
    Div words = new Div(name, dates);
    words.addClassName("line-words");
    Button rename =
        new Button(getTranslation("action.rename"), click -> openRename(authenticator, status));
    rename.addThemeVariants(ButtonVariant.TERTIARY);
    rename.setAriaLabel(getTranslation("authenticator.rename.named", authenticator.name()));
    ListItem item = new ListItem(words, rename);
    if (status.authenticators().size() > 1) {
      Button remove =
          new Button(
              getTranslation("action.remove"),
              click -> withFreshCode(() -> confirmRemoval(authenticator)));
      remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
      remove.setAriaLabel(getTranslation("authenticator.remove", authenticator.name()));
      item.add(remove);
    }
    return item;
  }

  private String time(Instant time, Profile owner) {
    return Times.dateAndTime(time, owner.timeZone(), getLocale());
  }

  private void withFreshCode(Runnable action) {
    freshCode.before(this, getTranslation("code.fresh.text"), action);
  }

  private void openAdd() {
    if (bind.beginAdding()) {
      BindDialog dialog = freshCode.openAdd();
      dialog.addOpenedChangeListener(
          change -> {
            if (!change.isOpened()) {
              showChange();
            }
          });
    } else {
      showChange();
    }
  }

  private void showChange() {
    changed.run();
    Done.leadOn(this);
  }

  private void openRename(AuthenticatorItem authenticator, MfaStatus status) {
    Set<String> others =
        status.authenticators().stream()
            .filter(other -> other.id() != authenticator.id())
            .map(AuthenticatorItem::name)
            .collect(Collectors.toSet());
    new RenameDialog(authenticator, others, name -> rename(authenticator, name)).open();
  }

  private void rename(AuthenticatorItem authenticator, String name) {
    RenameResult result = authenticators.rename(authenticator.id(), name);
    showChange();
    if (result != RenameResult.UNCHANGED) {
      Notification.show(getTranslation("authenticator.renamed." + result, name));
    }
  }

  private void confirmRemoval(AuthenticatorItem authenticator) {
    new ConfirmDialog(
            getTranslation("authenticator.remove", authenticator.name()),
            getTranslation("authenticator.remove.text"),
            getTranslation("action.remove"),
            () -> remove(authenticator))
        .open();
  }

  private void remove(AuthenticatorItem authenticator) {
    Removal removal = authenticators.remove(authenticator.id());
    if (removal == Removal.NEEDS_CODE) {
      withFreshCode(() -> remove(authenticator));
      return;
    }
    showChange();
    Notification.show(getTranslation("authenticator.removal." + removal, authenticator.name()));
  }
}
