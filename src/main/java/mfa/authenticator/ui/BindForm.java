package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import mfa.account.Profile;
import mfa.authenticator.BindResult;
import mfa.authenticator.EnrolmentOffer;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.RecoveryCode;
import mfa.platform.text.SingleLine;
import mfa.shell.Alert;
import mfa.shell.CodeField;
import mfa.shell.LockoutMessages;
import mfa.shell.MailedCode;
import mfa.shell.StalePageGuard;
import mfa.shell.SubmitForm;
import mfa.verification.VerificationResult;

/** Binds an authenticator in three visible steps, in a dialog or on a page. */
public class BindForm extends Div {

  private static final int MAX_NAME_LENGTH = 60;

  private final transient BindServices services;
  private final transient Profile owner;
  private final transient Runnable done;
  private final Stepper stepper;
  private final Alert notice = new Alert(Alert.Kind.ERROR);
  private final Div step = new Div();
  private String name = "";
  private transient Runnable bound = () -> {};

  /**
   * @param adding whether something is bound already, so that the first step was a security code
   * @param done what follows when all is finished
   */
  public BindForm(BindServices services, Profile owner, boolean adding, Runnable done) {
    this.services = services;
    this.owner = owner;
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

  /** Names what happens as soon as the authenticator is bound: there is nothing to cancel then. */
  BindForm whenBound(Runnable action) {
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
        form.with(code.parts()));
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
    TextField title = new TextField(getTranslation("bind.name"));
    title.setMaxLength(MAX_NAME_LENGTH);
    title.setPlaceholder(getTranslation("bind.name.placeholder"));
    title.setValue(name);
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.next"),
            () -> {
              name = title.getValue();
              showConfirm(offer.get());
            });
    show(
        2,
        new Paragraph(getTranslation("bind.scan.text")),
        scanning(offer.get()),
        form.with(title));
  }

  private Component scanning(EnrolmentOffer offer) {
    Image picture = new Image(offer.qrCode().address(), getTranslation("bind.qr.alternative"));
    picture.addClassName("qr-code");
    String side = Integer.toString(offer.qrCode().side());
    picture.getElement().setAttribute("width", side).setAttribute("height", side);
    Span key = new Span(offer.groupedKey());
    key.addClassName("secret-key");
    key.setId("secret-key");
    Button copy = new Button(getTranslation("action.copy"));
    copy.setAriaLabel(getTranslation("bind.key.copy"));
    copy.addClickListener(
        click -> {
          copy.getElement().executeJs("window.mfa.copy($0)", offer.groupedKey().replace(" ", ""));
          copy.setText(getTranslation("action.copied"));
        });
    Anchor open = new Anchor();
    open.setText(getTranslation("bind.open-app"));
    open.setUnsafeHref(offer.uri());
    open.setRouterIgnore(true);
    Paragraph apps = new Paragraph(getTranslation("bind.scan.apps"));
    apps.addClassName("hint");
    Div words = new Div(new Span(getTranslation("bind.key.label")), key, copy, open, apps);
    words.addClassName("key-side");
    Div both = new Div(picture, words);
    both.addClassName("scanning");
    return both;
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
    String title =
        SingleLine.parse(name, MAX_NAME_LENGTH).orElse(getTranslation("bind.name.default"));
    switch (services.bind().confirm(offer.enrolmentId(), code.get(), title)) {
      case BindResult.Bound bound -> showBound(bound.recoveryCodes());
      case BindResult.Wrong wrong -> field.reject(getTranslation("code.wrong"));
      case BindResult.ClockOff off -> field.reject(ClockMessages.say(this, off.ahead()));
      case BindResult.Locked locked ->
          field.reject(LockoutMessages.say(this, "code.locked", locked.until()));
      case BindResult.Blocked blocked -> field.reject(getTranslation("code.blocked"));
      case BindResult.Over over -> showOver();
    }
  }

  private void showBound(List<RecoveryCode> codes) {
    getUI().ifPresent(StalePageGuard::adoptNewAuthenticationState);
    bound.run();
    stepper.setVisible(false);
    notice.hide();
    showInstead(
        new Alert(Alert.Kind.SUCCESS, getTranslation("bind.done")),
        new OtherSessions(services.sessions()));
    if (codes.isEmpty()) {
      Button close = new Button(getTranslation("action.close"), click -> done.run());
      close.addThemeVariants(ButtonVariant.PRIMARY);
      step.add(close);
      return;
    }
    step.add(new H2(getTranslation("recovery.title")));
    step.add(
        new RecoveryCodeSheet(
            codes,
            () -> {
              services.authenticators().recordRecoveryCodesSaved();
              done.run();
            }));
  }

  private void showOver() {
    Button again = new Button(getTranslation("bind.start-again"), click -> restart());
    again.addThemeVariants(ButtonVariant.PRIMARY);
    show(1, again);
    notice.show(getTranslation("bind.over"));
  }

  private void restart() {
    UI.getCurrent().getPage().reload();
  }
}
