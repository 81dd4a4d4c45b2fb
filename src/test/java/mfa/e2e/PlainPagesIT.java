package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mfa.dev.SampleData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages on the way in, which no view of Vaadin shows. */
@BrowserTest
class PlainPagesIT {

  private static final int MAX_REQUESTS = 5;
  private static final int MAX_BYTES = 40_000;

  private static final int ROUNDS = 21;
  private static final String PAINTED =
      "performance.getEntriesByName('first-contentful-paint').length > 0";
  private static final String USABLE =
      "Math.max(performance.getEntriesByName('first-contentful-paint')[0].startTime,"
          + " performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)";

  @Test
  @Tag("R73")
  @DisplayName("R73: the whole way in, with its mistakes, works in a browser without scripts")
  void wayInNeedsNoScript(Product product) {
    var person = product.accounts().freeMember();
    var owner = product.signedIn(person);
    var app = owner.bind(person);
    owner.bindSteps(person).saved();
    var plain = product.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    var page = plain.page();

    page.navigate("/login");
    new SignInPage(plain).signIn(person.email(), "not the password");
    page.getByRole(AriaRole.ALERT).waitFor();
    assertThat(plain.field("E-mail").inputValue()).isEqualTo(person.email());
    plain.button("中文").click();
    page.getByRole(AriaRole.HEADING).getByText("登录").waitFor();
    plain.button("English").click();
    new SignInPage(plain).signIn(person.email(), SampleData.PASSWORD);
    page.waitForURL("**/login/code");
    plain.field("Security code").fill(app.wrongCode());
    plain.button("Confirm").click();
    page.getByRole(AriaRole.ALERT).waitFor();
    plain.field("Security code").fill(app.nextCode());
    plain.button("Confirm").click();

    page.waitForURL(product.baseUrl() + "/");
    assertThat(plain.sessionCookie()).isNotEmpty();
  }

  @Test
  @DisplayName("The address that was typed stays when the language is changed")
  void addressStaysInAnotherLanguage(Product product) {
    var visitor = product.visitor();
    visitor.page().navigate("/login");
    visitor.field("E-mail").fill("typed@example.com");
    visitor.button("中文").click();

    visitor.page().getByRole(AriaRole.HEADING).getByText("登录").waitFor();
    assertThat(visitor.field("邮箱").inputValue()).isEqualTo("typed@example.com");
  }

  @Test
  @DisplayName("The sign-in page is five requests of 40 kB in all, and nothing of it is refused")
  void signInPageIsSmall(Product product) {
    var visitor = product.visitor();
    var answers = new ArrayList<Response>();
    var complaints = new ArrayList<String>();
    visitor.page().onResponse(answers::add);
    visitor.page().onConsoleMessage(message -> complaints.add(message.text()));

    visitor.signInPage();

    List<Response> loaded = List.copyOf(answers);
    assertThat(loaded).hasSizeLessThanOrEqualTo(MAX_REQUESTS).allMatch(Response::ok);
    assertThat(loaded.stream().mapToInt(answer -> answer.body().length).sum())
        .isLessThanOrEqualTo(MAX_BYTES);
    assertThat(complaints).isEmpty();
    visitor.field("Password").fill("seen");
    visitor.button("Show password").click();
    assertThat(visitor.field("Password").getAttribute("type")).isEqualTo("text");
    System.out.printf(
        "Sign-in page: %d requests, %d bytes, usable after %.0f ms warm (median of %d)%n",
        loaded.size(),
        loaded.stream().mapToInt(answer -> answer.body().length).sum(),
        usableWarm(visitor),
        ROUNDS);
  }

  /** Milliseconds until the form is painted and its script has run; how many, the machine says. */
  private static double usableWarm(Visitor visitor) {
    return IntStream.range(0, ROUNDS)
        .mapToDouble(
            round -> {
              visitor.page().navigate("/login");
              // Its policy lets nothing wait in the page that is a text first.
              visitor
                  .page()
                  .waitForCondition(() -> Boolean.TRUE.equals(visitor.page().evaluate(PAINTED)));
              return ((Number) visitor.page().evaluate(USABLE)).doubleValue();
            })
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("The way in is dark where the system is, as every page, also without scripts")
  void colorsFollowTheSystem(Product product) {
    for (var path : List.of("/login", "/password/forgot")) {
      assertThat(background(product, path, ColorScheme.LIGHT)).isEqualTo("rgb(244, 246, 249)");
      assertThat(background(product, path, ColorScheme.DARK)).isEqualTo("rgb(20, 23, 28)");
    }
  }

  private static Object background(Product product, String path, ColorScheme system) {
    var visitor = product.visitor(new Browser.NewContextOptions().setColorScheme(system));
    visitor.page().navigate(path);
    return visitor.page().evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
