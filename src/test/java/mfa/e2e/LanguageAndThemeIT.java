package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import mfa.dev.SampleData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Language and theme: chosen once, kept afterwards. */
@BrowserTest
class LanguageAndThemeIT {

  @Test
  @DisplayName("中文 chosen on /login stays chosen through signing in and a new visit")
  void languageChosenAtSignInStays(Product product) {
    var person = product.accounts().freeMember();
    var visitor = product.visitor();
    visitor.signInPage();

    visitor.button("中文").click();

    assertThat(visitor.heading()).hasText("登录");
    assertThat(visitor.page().locator("html")).hasAttribute("lang", "zh-CN");
    visitor.page().getByLabel("邮箱").fill(person.email());
    visitor.page().getByLabel("密码").first().fill(SampleData.PASSWORD);
    visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true))
        .click();
    visitor.awaitPath("/");
    assertThat(visitor.heading()).hasText("工作空间");
    assertThat(visitor.inAnotherTab().open("/account").heading()).hasText("账号管理");
  }

  @Test
  @DisplayName("中文 chosen inside is stored for the account: its mails are Chinese")
  void languageChosenInsideIsStoredForTheAccount(Product product) {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);
    member.open("/account/security");

    member.button("中文").click();

    assertThat(member.heading()).hasText("安全设置");
    member.awaitQuiet();
    var chinese = product.visitor(new Browser.NewContextOptions().setLocale("zh-CN"));
    chinese.signInPage().signIn(person);
    chinese.awaitPath("/");
    chinese.securitySettings().bind();
    chinese.bindSteps(person).mailedCode();
    assertThat(product.mailTo(person, "验证码").subject()).isEqualTo("您的验证码");
  }

  @Test
  @DisplayName("The browser's own language is spoken until one is chosen")
  void browsersLanguageIsSpokenFirst(Product product) {
    var chinese = product.visitor(new Browser.NewContextOptions().setLocale("zh-CN"));
    var french = product.visitor(new Browser.NewContextOptions().setLocale("fr-FR"));

    chinese.signInPage();
    french.signInPage();

    assertThat(chinese.heading()).hasText("登录");
    assertThat(french.heading()).hasText("Sign in");
  }

  @Test
  @DisplayName("The sign of a lost connection speaks the reader's language, also when it is back")
  void signOfALostConnectionSpeaksTheReadersLanguage(Product product) {
    var chinese = product.visitor(new Browser.NewContextOptions().setLocale("zh-CN"));
    chinese.signInPage().signIn(product.accounts().freeMember());
    chinese.awaitPath("/");
    chinese.awaitQuiet();
    var sign = chinese.page().locator("vaadin-connection-indicator");

    chinese.context().setOffline(true);
    assertThat(sign).containsText("连接已断开");
    chinese.context().setOffline(false);
    assertThat(sign).containsText("已恢复连接");
  }

  @Test
  @DisplayName(
      "The chosen theme stays, whatever the system says, through a new page and signing out")
  void chosenThemeStays(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    member.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    var light = background(member);

    member.topBar().theme("Dark");

    assertThat(member.page().locator("html")).hasCSS("color-scheme", "dark");
    assertThat(member.button("Dark")).hasAttribute("aria-pressed", "true");
    var dark = background(member);
    assertThat(dark).isNotEqualTo(light);
    member.open("/account");
    assertThat(background(member)).isEqualTo(dark);
    member.topBar().signOut();
    assertThat(background(member)).isEqualTo(dark);
  }

  private static Object background(Visitor visitor) {
    return visitor.page().evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
