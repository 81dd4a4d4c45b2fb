package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import mfa.session.DeviceService;
import mfa.support.Phone;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Anyone who can write to the database puts a secret that is known into a row where it is not. */
@Tag("R16")
@DisplayName("R16: a sealed secret opens in its own row only")
class CopiedSecretTest extends ServiceTest {

  @Test
  @DisplayName("R16 The secret of another account's authenticator opens nothing")
  void secretOfAnotherAccountOpensNothing() {
    TestAccount thief = accounts.boundMember();
    TestAccount victim = accounts.boundMember();
    copySecret("authenticator", thief, victim);
    Visitor atTheCode = halfSignedIn(victim);

    assertThatThrownBy(() -> atTheCode.confirm(thief.code(clock.instant())))
        .isInstanceOf(EJBException.class);

    assertThat(sql.single("select stage from sign_in_session where id = ?", atTheCode.sessionId()))
        .isEqualTo("HALF_SIGNED_IN");
  }

  @Test
  @DisplayName("R16 Nor does the row itself, when it is given to another account")
  void authenticatorGivenToAnotherAccountOpensNothing() {
    TestAccount thief = accounts.boundMember();
    TestAccount victim = accounts.boundMember();
    sql.execute("delete from authenticator where account_id = ?", victim.id());
    sql.execute(
        "update authenticator set account_id = ? where account_id = ?", victim.id(), thief.id());

    assertThatThrownBy(() -> halfSignedIn(victim).confirm(thief.code(clock.instant())))
        .isInstanceOf(EJBException.class);
  }

  @Test
  @DisplayName("R16 The secret of another account's binding that has begun binds nothing")
  void secretOfAnotherEnrolmentBindsNothing() {
    Enroller enroller = new Enroller(services, mails);
    TestAccount thief = accounts.member();
    EnrolmentOffer known = enroller.offer(signedIn(thief), thief);
    TestAccount victim = accounts.member();
    Visitor owner = signedIn(victim);
    EnrolmentOffer offer = enroller.offer(owner, victim);
    copySecret("enrolment", thief, victim);
    String code = Phone.withTypedKey(known.groupedKey()).code(clock.instant());

    assertThatThrownBy(() -> enroller.confirm(owner, offer, code)).isInstanceOf(EJBException.class);

    assertThat(sql.rows("select * from authenticator where account_id = ?", victim.id())).isEmpty();
  }

  @Test
  @DisplayName("R16 Recovery codes given to another account are none of it")
  void recoveryCodesOfAnotherAccountAreWrong() {
    TestAccount thief = accounts.boundMember();
    TestAccount victim = accounts.boundMember();
    sql.execute(
        "update recovery_code set account_id = ? where account_id = ?", victim.id(), thief.id());

    assertThat(halfSignedIn(victim).confirm(thief.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Wrong.class);
    assertThat(halfSignedIn(victim).confirm(victim.recoveryCodes().getFirst()))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @DisplayName("R16 A known browser given to another account is not known there")
  void knownBrowserOfAnotherAccountIsUnknown() {
    TestAccount thief = accounts.member();
    TestAccount victim = accounts.member();
    Visitor browser = anonymous();
    browser.signIn(thief);
    assertThat(browser.<Boolean>does(() -> the(DeviceService.class).isKnown(thief.id()))).isTrue();
    sql.execute(
        "update known_device set account_id = ? where account_id = ?", victim.id(), thief.id());

    assertThat(browser.<Boolean>does(() -> the(DeviceService.class).isKnown(victim.id())))
        .isFalse();
  }

  private void copySecret(String table, TestAccount from, TestAccount to) {
    Object sealed =
        sql.single("select sealed_secret from " + table + " where account_id = ?", from.id());
    sql.execute("update " + table + " set sealed_secret = ? where account_id = ?", sealed, to.id());
  }
}
