package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import mfa.dev.SampleData.Person;

/**
 * The three steps of binding, in the dialog of Security Settings or on {@code /login/bind}: verify
 * the e-mail address, scan, confirm; then the recovery codes.
 */
record BindSteps(Visitor visitor, Person person) {

  /** Goes through all steps up to the recovery codes. */
  AuthenticatorApp bind() {
    verifyEmail();
    return scanAndConfirm();
  }

  /** Step 1: asks for the code, and enters it as mailed. */
  void verifyEmail() {
    confirmEmail(mailedCode());
  }

  /** Step 1: asks for the code and reads it in the mailbox. */
  String mailedCode() {
    var before = visitor.product().newestMail();
    visitor.button("Get verification code").click();
    return visitor.product().mailedCode(person, before);
  }

  Locator verificationCode() {
    return visitor.field("Verification code");
  }

  /** Step 1: enters a code that was mailed before this page was loaded. */
  void confirmEmailBefore(String code) {
    visitor.button("I have a code already").click();
    confirmEmail(code);
  }

  /** Step 1: enters the mailed code. */
  void confirmEmail(String code) {
    verificationCode().fill(code);
    visitor.button("Confirm").click();
  }

  /** Steps 2 and 3. */
  AuthenticatorApp scanAndConfirm() {
    var app = new AuthenticatorApp(key());
    next();
    confirm(app.nextCode());
    recoveryCodes();
    return app;
  }

  Locator qrCode() {
    return visitor.page().locator(".qr-code");
  }

  /** Step 2: the key as it stands beside the QR code. */
  String key() {
    var key = visitor.page().locator("#secret-key");
    // In the dialog, in a card and on a phone alike.
    assertThat(key.boundingBox().width).as("room for the key").isGreaterThan(150);
    return key.innerText();
  }

  Locator copyKey() {
    return visitor.button("Copy the key");
  }

  /** Step 2: address of the link that opens an app on this device. */
  String appLink() {
    return visitor.page().locator("a[href^='otpauth:']").getAttribute("href");
  }

  /** Step 2: names the authenticator. */
  void name(String name) {
    visitor.field("Name of this authenticator (optional)").fill(name);
  }

  /** Step 2 to step 3. */
  void next() {
    visitor.button("Next").click();
  }

  Locator securityCode() {
    return visitor.field("Security code");
  }

  /** Step 3: enters the first code of the app. */
  void confirm(String code) {
    securityCode().fill(code);
    visitor.button("Confirm").click();
  }

  /** The message after the last step. */
  Locator done() {
    return visitor.page().locator(".notice-success");
  }

  /** The recovery codes that are shown this one time. */
  List<String> recoveryCodes() {
    visitor.button("I have saved them").waitFor();
    return visitor.page().locator(".recovery-code").allInnerTexts();
  }

  /** Closes the sheet of recovery codes. */
  void saved() {
    visitor.button("I have saved them").click();
  }
}
