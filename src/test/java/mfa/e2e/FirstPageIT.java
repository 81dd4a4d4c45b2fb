package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.it.support.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first page of Vaadin costs a browser that has never been here, and what it shows. */
@BrowserTest
class FirstPageIT {

  private static final int MAX_REQUESTS = 15;
  private static final int MAX_BYTES = 400_000;

  private static final String A_YEAR = "max-age=31536000";
  private static final String SCRIPTS = "**/*.js*";

  /** A file of our own as a document names it. */
  private static final Pattern OWN_FILE =
      Pattern.compile("(?:href|src)=\"((?:/|\\./)?(?:styles|scripts|images)/[^\"]+)\"");

  @Test
  @DisplayName("The first page of Vaadin is at most 15 requests and 400 kB with an empty cache")
  void firstPageIsSmall(Product product) {
    var visitor = product.signedIn(product.accounts().freeMember());
    var wire = Wire.of(visitor.page());
    wire.emptyCache();

    visitor.open("/account/security");
    System.out.println(wire.report("First page of Vaadin, empty cache"));
    var cold = wire.requests();
    wire.start();
    visitor.open("/account/security");
    System.out.println(wire.report("The same page once more"));
    var warm = wire.requests();

    assertThat(cold).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
    assertThat(cold.stream().mapToLong(Wire.Request::bytes).sum()).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(warm).as("only the page itself, no file").hasSizeLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("What a module has from another is what that one has now")
  void joinedModulesSeeEachOther(Product product) {
    var visitor = product.signedIn(product.accounts().freeMember());
    visitor.open("/account/security");
    visitor.open("/account");

    var outOfDate =
        visitor
            .page()
            .evaluate(
                """
                async () => {
                  const {views} = await import(document.querySelector("script[src*=joined]").src);
                  return views.flat().map(view => !!view());
                }
                """);

    assertThat(outOfDate).asInstanceOf(LIST).hasSizeGreaterThan(10).doesNotContain(true);
  }

  @Test
  @DisplayName("Modules that are loaded on demand run with the joined one")
  void modulesOnDemandRun(Product product) {
    var visitor = product.signedIn(product.accounts().freeMember());
    visitor.open("/account");

    var loaded =
        visitor
            .page()
            .evaluate(
                """
                async () => {
                  const joined = document.querySelector("script[src*=joined]").src;
                  const text = await (await fetch(joined)).text();
                  const names = [...text.matchAll(/import\\(`(.+?)`\\)/g)].map(([, name]) => name);
                  await Promise.all(names.map(name => import(new URL(name, joined))));
                  return names;
                }
                """);

    assertThat(loaded).asInstanceOf(LIST).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource({"en-US, Loading, needs JavaScript", "zh-CN, 正在加载, 需要 JavaScript"})
  @DisplayName("The product's name and a card are seen before any script has run, and without any")
  void nameAndCardAreSeenBeforeAnyScript(
      String language, String loading, String scripts, Product product) {
    var person = product.accounts().freeMember();
    var visitor = product.visitor(new Browser.NewContextOptions().setLocale(language));
    visitor.signInPage().signIn(person);
    visitor.awaitPath("/");
    visitor.page().route(SCRIPTS, Route::abort);

    visitor
        .page()
        .navigate("/account", new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));

    var card = visitor.page().locator(".first-document");
    assertThat(card.locator(".product-name")).isVisible();
    assertThat(card.getByText(loading)).isVisible();
    assertThat(visitor.page()).hasTitle(card.locator(".product-name").innerText());
    var withoutScripts =
        product.visitor(
            new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(false));
    withoutScripts.takeSessionCookie(visitor.sessionCookie());
    withoutScripts.page().navigate("/account");
    var advice = withoutScripts.page().locator(".first-document noscript p");
    assertThat(advice).isVisible();
    assertThat(advice).containsText(scripts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/unbind"})
  @DisplayName("A changed file has a new address; what stands at an address is kept for a year")
  void filesOfOurOwnAreAddressedByWhatIsInThem(String path, Product product) {
    var browser = new mfa.it.support.Browser(product.baseUrl());

    var files = ownFiles(browser.get(path)).toList();

    assertThat(files).isNotEmpty().allMatch(file -> file.matches(".+\\?v-c=[0-9a-f]{8}"));
    for (var file : files) {
      assertThat(browser.get(file).header("Cache-Control")).as(file).startsWith(A_YEAR);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/styles/app.css", "/scripts/app.js", "/images/icons.svg"})
  @DisplayName("Nobody makes caches keep a file at the address of a version to come")
  void addressOfAnotherVersionIsNotKept(String file, Product product) {
    var browser = new mfa.it.support.Browser(product.baseUrl());

    var answer = browser.get(file + "?v-c=00000000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  private static Stream<String> ownFiles(Answer document) {
    return OWN_FILE
        .matcher(document.body())
        .results()
        .map(
            (MatchResult file) ->
                file.group(1).replace("&amp;", "&").replaceFirst("^(\\./)?(?=\\w)", "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/styles/app.css", "/scripts/app.js", "/images/icons.svg", "/aura/aura.css"})
  @DisplayName("A file goes compressed to who can read that, plain to others, and caches are told")
  void whoCannotReadCompressedFilesGetsThemPlain(String file, Product product) {
    var browser = new mfa.it.support.Browser(product.baseUrl());

    var compressed = browser.send(browser.request(file).header("Accept-Encoding", "gzip").GET());
    var plain = browser.send(browser.request(file).header("Accept-Encoding", "identity").GET());
    var again =
        browser.send(
            browser
                .request(file)
                .header("Accept-Encoding", "gzip")
                .header("If-Modified-Since", plain.header("Last-Modified"))
                .GET());

    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.body()).hasSizeGreaterThan(1024);
    for (var answer : java.util.List.of(compressed, plain)) {
      assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
      // Two forms of a file may have one date, but not one strong tag (RFC 9110 §8.8.3.3).
      assertThat(answer.header("ETag")).matches("|W/.*");
    }
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  @DisplayName("A module of Vaadin's is kept for a year, and goes as its bundle has packed it")
  void modulesAreKept(Product product) {
    var browser = new mfa.it.support.Browser(product.baseUrl());
    var module =
        Pattern.compile("VAADIN/build/joined-[\\w-]+\\.js")
            .matcher(browser.get("/unbind").body())
            .results()
            .findFirst()
            .orElseThrow()
            .group();

    var packed =
        browser.send(browser.request("/" + module).header("Accept-Encoding", "br, gzip").GET());

    assertThat(packed.headers().map())
        .containsAllEntriesOf(
            Map.of(
                "cache-control", java.util.List.of(A_YEAR),
                "content-encoding", java.util.List.of("br"),
                "vary", java.util.List.of("Accept-Encoding")));
  }
}
