package mfa.authenticator;

import mfa.mail.WrittenMails;
import mfa.support.Phone;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.verification.CodeRequestResult;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;

/** Goes through the steps of binding as a member does on the page, as far as a test wants. */
public final class Enroller {

  private final Services services;
  private final WrittenMails mails;

  public Enroller(Services services, WrittenMails mails) {
    this.services = services;
    this.mails = mails;
  }

  /** All three steps; the code that confirms it is the one of this moment. */
  public TestAccount enrol(Visitor owner, TestAccount account) {
    return enrol(owner, account, offer(owner, account));
  }

  /** The same for a further authenticator, in a session with a fresh code. */
  public TestAccount enrolFurther(Visitor owner, TestAccount account) {
    if (!owner.does(() -> binding().beginAdding())) {
      throw new IllegalStateException("No further authenticator can be added.");
    }
    return enrol(owner, account, owner.does(() -> binding().offer()).orElseThrow());
  }

  private TestAccount enrol(Visitor owner, TestAccount account, EnrolmentOffer offer) {
    Phone phone = Phone.withTypedKey(offer.groupedKey());
    BindResult result = confirm(owner, offer, phone.code(services.clock().instant()));
    if (result instanceof BindResult.Bound bound) {
      return new TestAccount(
          account.id(), account.email(), account.name(), phone, bound.recoveryCodes());
    }
    throw new IllegalStateException("Not bound: " + result);
  }

  /** The first step, up to what is shown in the second. */
  public EnrolmentOffer offer(Visitor owner, TestAccount account) {
    CodeRequestResult sending = send(owner);
    if (!(sending instanceof CodeRequestResult.Sent)) {
      throw new IllegalStateException("No code was sent: " + sending);
    }
    VerificationResult check = verify(owner, mails.verificationCode(account));
    if (check != VerificationResult.ACCEPTED) {
      throw new IllegalStateException("The e-mailed code was not accepted: " + check);
    }
    return owner.does(() -> binding().offer()).orElseThrow();
  }

  public CodeRequestResult send(Visitor owner) {
    return owner.does(() -> binding().sendVerificationCode());
  }

  public VerificationResult verify(Visitor owner, String code) {
    return owner.does(() -> binding().verifyEmail(new VerificationCode(code)));
  }

  public BindResult confirm(Visitor owner, EnrolmentOffer offer, String code) {
    return owner.does(
        () -> binding().confirm(offer.enrolmentId(), new OneTimeCode(code), "My phone"));
  }

  private BindService binding() {
    return services.get(BindService.class);
  }
}
