package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorItem;
import mfa.authenticator.BindResult;
import mfa.authenticator.EnrolmentOffer;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.RecoveryCode;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.shell.LockoutMessages;
import mfa.shell.MailedCode;
import mfa.shell.StalePageGuard;
import mfa.shell.SubmitForm;
import mfa.shell.dialog.Actions;
import mfa.verification.VerificationResult;

/** Binds an authenticator in three visible steps, in a dialog or on a page. */
public class BindForm extends Div {

  private final transient BindServices services;
  private final transient Profile owner;
  private final transient Runnable done;
  private final Stepper stepper;
  private final Alert notice = new Alert(Alert.Kind.ERROR);
  private final Div step = new Div();
  private final boolean adding;
  private String typedName = "";
  private String name = "";
  private transient Runnable bound = () -> {};

  /**
   * @param adding whether something is bound already, so that the first step was a security code
   * @param done what follows when all is finished
   */
  public BindForm(BindServices services, Profile owner, boolean adding, Runnable done) {
    this.services = services;
    this.owner = owner;
    this.adding = adding;
    this.done = done;
    addClassName("bind-form");
    stepper =
        new Stepper(
            getTranslation(adding ? "bind.step.prove" : "bind.step.verify"),
            getTranslation("bind.step.scan"),
            getTranslation("bind.step.confirm"));
    step.addClassName("bind-step");
    step.getElement().setAttribute("tabindex", "-1");
    add(stepper, notice, step);
    if (adding || services.bind().offer().isPresent()) {
      showScan();
    } else {
      showVerify();
    }
  }

  /**
   * Names what happens as soon as the authenticator is bound: nothing is asked for any more then.
   */
  public BindForm whenBound(Runnable action) {
    bound = action;
    return this;
  }

  private void show(int number, Component... parts) {
    notice.hide();
    stepper.show(number);
    showInstead(parts);
  }

  /** The focus goes along, for it was in what is gone; but it is not taken when the form opens. */
  private void showInstead(Component... parts) {
    step.removeAll();
    step.add(parts);
    if (isAttached()) {
      step.getElement().executeJs("this.focus()");
    }
  }

  private void showVerify() {
    MailedCode code = new MailedCode(owner.email(), services.bind()::sendVerificationCode);
    SubmitForm form = new SubmitForm(getTranslation("action.confirm"), () -> verify(code));
    show(
        1,
        new Paragraph(getTranslation("bind.verify.text", owner.email().masked())),
        code.in(form));
  }

  private void verify(MailedCode mailed) {
    mailed
        .typed()
        .map(services.bind()::verifyEmail)
        .ifPresent(
            check -> {
              if (check == VerificationResult.ACCEPTED) {
                showScan();
              } else {
                mailed.refuse(check);
              }
            });
  }

  private void showScan() {
    Optional<EnrolmentOffer> offer = services.bind().offer();
    if (offer.isEmpty()) {
      showOver();
      return;
    }
    AuthenticatorNameField title =
        new AuthenticatorNameField(getTranslation("bind.name"), takenNames());
    title.suggest(suggestedName());
    title.setValue(typedName);
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.next"),
            () ->
                title
                    .name()
                    .ifPresent(
                        valid -> {
                          typedName = title.getValue();
                          name = valid;
                          showConfirm(offer.get());
                        }));
    show(2, new ScanPart(offer.get()), form.with(title));
  }

  private Set<String> takenNames() {
    return services.authenticators().ownStatus().authenticators().stream()
        .map(AuthenticatorItem::name)
        .collect(Collectors.toSet());
  }

  /** "Authenticator", and with a number where there are others. */
  private String suggestedName() {
    Set<String> taken = takenNames();
    return Stream.concat(
            taken.isEmpty() ? Stream.of(getTranslation("bind.name.default")) : Stream.of(),
            IntStream.iterate(taken.size() + 1, number -> number + 1)
                .mapToObj(number -> getTranslation("bind.name.numbered", number)))
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }

  private void showConfirm(EnrolmentOffer offer) {
    CodeField code = new CodeField(getTranslation("code.security"));
    SubmitForm form = new SubmitForm(getTranslation("action.confirm"), () -> confirm(offer, code));
    Button back = new Button(getTranslation("action.back"), click -> showScan());
    back.addThemeVariants(ButtonVariant.TERTIARY);
    show(3, new Paragraph(getTranslation("bind.confirm.text")), form.with(code).beside(back));
    code.focus();
  }

  private void confirm(EnrolmentOffer offer, CodeField field) {
    field.accept();
    Optional<OneTimeCode> code = OneTimeCode.parse(field.getValue());
    if (code.isEmpty()) {
      field.reject(getTranslation("code.form"));
      return;
    }
    switch (services.bind().confirm(offer.enrolmentId(), code.get(), name)) {
      case BindResult.Bound bound -> showBound(bound.recoveryCodes());
      case BindResult.Wrong wrong -> field.reject(getTranslation("code.wrong"));
      case BindResult.ClockOff off -> field.reject(ClockMessages.say(this, off.ahead()));
      case BindResult.Locked locked ->
          field.reject(LockoutMessages.say(this, "code.locked", locked.until()));
      case BindResult.Blocked blocked ->
          field.reject(getTranslation(adding ? "code.blocked" : "bind.blocked"));
      case BindResult.Over over -> showOver();
    }
  }

  private void showBound(List<RecoveryCode> codes) {
    getUI().ifPresent(StalePageGuard::adoptNewAuthenticationState);
    bound.run();
    stepper.setVisible(false);
    notice.hide();
    String message = adding ? getTranslation("bind.added", name) : getTranslation("bind.done");
    showInstead(new Alert(Alert.Kind.SUCCESS, message), new OtherSessions(services.sessions()));
    if (codes.isEmpty()) {
      Button close = new Button(getTranslation("action.close"), click -> done.run());
      close.addThemeVariants(ButtonVariant.PRIMARY);
      step.add(new Actions(close));
      return;
    }
    RecoveryFacts facts =
        RecoveryFacts.of(services.server(), owner, services.authenticators().ownStatus());
    step.add(new H2(getTranslation("recovery.title")));
    step.add(
        new RecoveryCodeSheet(
            codes,
            facts,
            () -> {
              services.authenticators().recordRecoveryCodesSaved();
              done.run();
            }));
  }

  private void showOver() {
    Button again = new Button(getTranslation("bind.start-again"), click -> restart());
    again.addThemeVariants(ButtonVariant.PRIMARY);
    show(1, new Actions(again));
    notice.show(getTranslation("bind.over"));
  }

  private void restart() {
    UI.getCurrent().getPage().reload();
  }
}
