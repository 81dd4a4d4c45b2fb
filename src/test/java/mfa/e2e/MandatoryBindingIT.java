package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member whose workspace requires MFA gets nowhere else before it is bound. */
@BrowserTest
class MandatoryBindingIT {

  private static final String BIND = "/login/bind";

  @Test
  @Tag("R45")
  @DisplayName("R45: an unbound member gets to the bind page and nowhere else until bound")
  void unboundMemberReachesOnlyTheBindPage(Product product) {
    var person = product.accounts().mandatoryMember();
    var member = product.visitor();

    member.open("/account/security");
    new SignInPage(member).signIn(person);
    member.awaitPath(BIND);
    assertThat(member.page().getByText("required by: Acme")).isVisible();
    for (var way : new String[] {"/", "/account", "/account/security", "/no/such/page"}) {
      member.open(way);
      assertThat(member.path()).as("landing of " + way).isEqualTo(BIND);
    }
    member.back();
    assertThat(member.path()).as("after Back").isEqualTo(BIND);
    var bookmark = member.inAnotherTab().open("/account/security");
    assertThat(bookmark.path()).as("in a second tab").isEqualTo(BIND);
    bookmark.followLinkInPage("/account");
    bookmark.awaitPath(BIND);
    member.open("/account/security");
    member.bindWhereRequired(person);
    member.bindSteps(person).saved();

    member.awaitPath("/account/security");
    assertThat(new SecuritySettings(member).status()).hasText("Bound");
  }

  @Test
  @Tag("R44")
  @Tag("R45")
  @DisplayName("R44, R45: unbinding leads straight back to binding, also in pages opened before")
  void unbindingLeadsStraightBackToBinding(Product product) {
    var person = product.accounts().mandatoryMember();
    var member = product.visitor();
    member.signInPage().signIn(person);
    var app = member.bindWhereRequired(person);
    member.bindSteps(person).saved();
    member.awaitPath("/");
    var earlierPage = member.inAnotherTab();
    AccountPage.open(earlierPage).name();
    var thirdPage = member.inAnotherTab();
    var account = AccountPage.open(thirdPage);
    var name = account.name().inputValue();
    var save = HeldCall.of(thirdPage, () -> account.rename("Renamed by a replayed call"));

    var settings = member.securitySettings();
    settings.unbind();
    assertThat(settings.dialog().getByText("the next step is to bind again")).isVisible();
    settings.prove(app.nextCode());
    member.awaitPath(BIND);
    var answer = save.makeAs(member);
    earlierPage.link("Security Settings").first().click();

    assertThat(answer.text()).contains("\"sessionExpired\":true");
    earlierPage.awaitPath(BIND);
    member.bindWhereRequired(person);
    member.bindSteps(person).saved();
    member.awaitPath("/");
    assertThat(AccountPage.open(member).name()).hasValue(name);
  }

  @Test
  @Tag("R45")
  @DisplayName("R45: who must bind leaves instead with a mailed code, and a mail tells of it")
  void memberWhoMustBindLeavesWithAMailedCode(Product product) {
    var person = product.accounts().mandatoryMember();
    var member = product.visitor();
    member.signInPage().signIn(person);
    member.awaitPath(BIND);

    member.button("Leave workspace Acme").click();
    member.button("Leave workspace").click();
    var dialog = new MailedCodeDialog(member, person, "Confirm leaving Acme");
    var code = dialog.mailedCode();
    dialog.confirm("12345");
    assertThat(dialog.problem()).hasText("Enter the six digits of the code.");
    dialog.confirm(code.equals("000000") ? "000001" : "000000");
    assertThat(dialog.problem()).containsText("The code is not right.");
    member.open("/account");
    assertThat(member.path()).as("with the password alone").isEqualTo(BIND);
    member.button("Leave workspace Acme").click();
    member.button("Leave workspace").click();
    dialog.confirmBefore(code);

    member.awaitPath("/");
    assertThat(member.page().getByText("Acme")).hasCount(0);
    product.mailTo(person, "You left Acme");
  }

  @Test
  @DisplayName(
      "A held call goes through for the one it was made for (what the tests of replays rest on)")
  void heldCallGoesThroughForTheMemberItself(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    var account = AccountPage.open(member);
    var save = HeldCall.of(member, () -> account.rename("Renamed by a held call"));

    save.makeAs(member);

    assertThat(AccountPage.open(member.inAnotherTab()).name()).hasValue("Renamed by a held call");
  }

  @Test
  @Tag("R39")
  @DisplayName("R39: a second tab of the same browser stays signed in after binding in the first")
  void bindingInOneTabLetsTheOtherTabIn(Product product) {
    var person = product.accounts().mandatoryMember();
    var member = product.visitor();
    member.signInPage().signIn(person);
    member.awaitPath(BIND);
    var other = member.inAnotherTab().open("/account");
    assertThat(other.path()).isEqualTo(BIND);

    member.bindWhereRequired(person);
    member.bindSteps(person).saved();
    member.awaitPath("/");
    other.open("/account");

    assertThat(other.path()).isEqualTo("/account");
  }
}
