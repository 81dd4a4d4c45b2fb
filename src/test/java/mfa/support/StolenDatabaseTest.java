package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import mfa.authenticator.Enroller;
import mfa.authenticator.EnrolmentOffer;
import mfa.authenticator.RecoveryCode;
import mfa.password.PasswordResetService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R16, R31, R65: whoever steals the database learns no secret")
class StolenDatabaseTest extends ServiceTest {

  @Test
  @Tag("R16")
  @Tag("R31")
  @Tag("R65")
  void dumpHoldsNoSecretNoCodeNoKeyAndNoPassword() {
    TestAccount member = accounts.member();
    Visitor owner = anonymous();
    owner.signIn(member);
    TestAccount bound = new Enroller(services, mails).enrol(owner, member);
    TestAccount pending = accounts.member();
    EnrolmentOffer offer = new Enroller(services, mails).offer(signedIn(pending), pending);
    anonymous().does(() -> the(PasswordResetService.class).request(member.email()));
    services.work("password-resets");

    List<String> secrets = new ArrayList<>();
    secrets.addAll(formsOf(bound.phone()));
    secrets.addAll(formsOf(Phone.withTypedKey(offer.groupedKey())));
    secrets.add(offer.groupedKey());
    secrets.add("otpauth:");
    secrets.add(mails.resetKey(member));
    secrets.add(owner.deviceKey());
    secrets.add(TestAccount.PASSWORD.text());
    for (RecoveryCode code : bound.recoveryCodes()) {
      secrets.add(code.text());
      secrets.add(code.grouped());
    }

    String dump = sql.dump();

    assertThat(dump).contains(member.email().text()).hasSizeGreaterThan(1000);
    assertThat(secrets).hasSizeGreaterThan(25).noneMatch(dump::contains);
  }

  /** The secret as it may be written somewhere. */
  private static List<String> formsOf(Phone phone) {
    byte[] secret = phone.secret();
    return List.of(
        phone.base32(),
        phone.base32().toLowerCase(Locale.ROOT),
        HexFormat.of().formatHex(secret),
        HexFormat.of().withUpperCase().formatHex(secret),
        Base64.getEncoder().withoutPadding().encodeToString(secret));
  }
}
