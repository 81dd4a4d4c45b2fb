package mfa.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Answer;
import mfa.it.support.AtOnce;
import mfa.it.support.BoundAccounts;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.PlainPage;
import mfa.it.support.ServerHeap;
import mfa.it.support.TestServer;
import mfa.it.support.TicketSteps;
import mfa.it.support.ViewPage;
import mfa.ticket.Attachment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Anonymous visitors in great numbers against a server with little memory. The system property
 * {@code mfa.it.page-loads} says how many; the requirement speaks of 100,000.
 */
@Tag("R67")
class ExhaustionIT {

  private static final int PAGE_LOADS = Integer.getInteger("mfa.it.page-loads", 5_000);
  private static final int FORMS = PAGE_LOADS / 10;
  private static final int THREADS = 4;

  /**
   * Of 256 MiB. A server that has just started holds 144, some 25 more once its pages were used,
   * and some 30 after downloads that nobody took, in buffers of their size; pages that were kept
   * would be hundreds.
   */
  private static final long MAX_MIB_AFTERWARDS = 235;

  private static final BoundAccounts ACCOUNTS = BoundAccounts.of(3);
  private static final List<String> PAGES_FOR_EVERYBODY =
      List.of("/login", "/unbind", "/password/forgot");
  private static final List<String> PAGES_OF_MEMBERS =
      List.of("/account", "/account/password", "/account/email", "/account/delete");
  private static final Integer TAKEN = 200;
  private static final byte[] LARGEST = largest();
  private static final HttpClient SLOW = HttpClient.newHttpClient();
  private static DevServer server;

  private static byte[] largest() {
    var content = new byte[Attachment.MAX];
    Arrays.fill(content, (byte) 'x');
    return content;
  }

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            TestServer.settings("exhaustion", ACCOUNTS)
                .config("mfa.trusted-proxies", "127.0.0.1")
                // The collector that needs the least room of its own.
                .jvmOptions("-XX:-UseParallelGC", "-XX:+UseG1GC")
                .jvmOptions("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @Test
  @DisplayName("R67 Anonymous page loads and forms leave a small server at work and its heap free")
  void floodOfAnonymousVisitorsLeavesTheServerAtWork() throws IOException {
    var failures = new AtomicInteger();

    inParallel(PAGE_LOADS, number -> count(failures, loadSignInPage()));
    inParallel(FORMS, number -> askForPassword("nobody%d@example.com".formatted(number)));

    assertThat(failures).hasValue(0);
    var member = new Browser(server.baseUrl());
    assertThat(TestServer.signIn(member, ACCOUNTS.get(0)).path()).isEqualTo("/");
    assertThat(ServerHeap.usedMib(server)).isLessThan(MAX_MIB_AFTERWARDS);
    assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Server calls of ten million characters are refused before they are read")
  void hugeServerCallsAreRefusedUnread() {
    var page = anonymous().open("/unbind").view();
    var huge = page.fill("E-mail", "x".repeat(9_900_000)).pendingCall();

    for (var i = 0; i < 29; i++) {
      assertThat(statusOf(() -> page.send(huge))).isEqualTo(413);
    }

    var untold =
        anonymous().request("/?v-r=uidl").POST(BodyPublishers.ofInputStream(() -> stream("x")));
    assertThat(anonymous().send(untold).status()).isEqualTo(411);
    assertServerIsAtWork();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 No text field of a page takes more than it declares, whatever the browser does")
  void noFieldTakesMoreThanItDeclares() {
    var member = anonymous();
    TestServer.enterPassword(member, "solo@example.com", SampleData.PASSWORD);

    var half = anonymous();
    TestServer.enterPassword(half, ACCOUNTS.get(0).email(), BoundAccounts.PASSWORD);
    assertFieldsAreBounded(half, "/login/code");
    PAGES_FOR_EVERYBODY.forEach(path -> assertFieldsAreBounded(anonymous(), path));
    PAGES_OF_MEMBERS.forEach(path -> assertFieldsAreBounded(member, path));
  }

  private static void assertFieldsAreBounded(Browser browser, String path) {
    var fields = browser.open(path).textFields();
    assertThat(fields).as(path).isNotEmpty();
    for (var field : fields) {
      var page = browser.open(path);
      var max = page.maximum(field);
      assertThat(max).as(path + " " + field).isPositive();

      var text = "x".repeat(max + 1);
      switch (page) {
        case ViewPage view -> {
          view.fill(field, text).sync();
          assertThat(view.error(field)).as(path + " " + field).contains("at most");
        }
        case PlainPage plain -> {
          var answer =
              plain.fill(field, text).send(plain.submission(plain.texts("button").getFirst()));
          assertThat(answer.status()).as(path + " " + field).isEqualTo(422);
        }
      }
      page.leave();
    }
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 What is no text of a field is bounded too, and nothing of such a call is done")
  void otherValuesAreBoundedToo() {
    for (var value :
        List.of(
            "x".repeat(3_000), List.of("x".repeat(2_000), "y"), Map.of("x", "y".repeat(3_000)))) {
      var page = anonymous().open("/unbind").view();
      page.set("E-mail", "invalid", value).click("Get verification code");

      assertThat(page.text()).contains("This is more than the page can take.");
      assertThat(page.error("E-mail")).isEmpty();
    }
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 An anonymous browser has five pages, a member's forty: the oldest closes")
  void pagesOfOneBrowserAreBounded() {
    var member = anonymous();
    TestServer.enterPassword(member, "solo@example.com", SampleData.PASSWORD);

    assertThat(opened(anonymous(), "/unbind", 7)).containsExactlyElementsOf(openOnes(2, 5));
    assertThat(opened(member, "/account", 43)).endsWith(openOnes(1, 40).toArray(Boolean[]::new));
  }

  /** Opens a page so often, and asks which of them are still there at the end. */
  private static List<Boolean> opened(Browser browser, String path, int times) {
    var pages = IntStream.range(0, times).mapToObj(each -> browser.open(path).view()).toList();
    return pages.stream().map(ViewPage::isOpen).toList();
  }

  private static List<Boolean> openOnes(int closed, int open) {
    return Stream.concat(
            Collections.nCopies(closed, false).stream(), Collections.nCopies(open, true).stream())
        .toList();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 A page whose messages nobody takes away begins again instead of growing")
  void pageDoesNotGrowWithoutEnd() {
    var member = anonymous();
    TestServer.enterPassword(member, "admin@example.com", SampleData.PASSWORD);
    var first = member.open("/account").view();

    Page page = first;
    for (var i = 0; i < 100 && page == first; i++) {
      page = first.submitAtOnce("Save", 100);
    }

    assertThat(page).isNotSameAs(first);
    assertThat(first.isOpen()).isFalse();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Thousands of page loads on one cookie leave five pages")
  void floodOnOneCookieLeavesFivePages() {
    var browser = anonymous();
    browser.get("/unbind");
    var before = ServerHeap.usedMib(server);

    inParallel(PAGE_LOADS / 2, number -> browser.get("/?v-r=init&location=unbind&query="));

    assertThat(ServerHeap.usedMib(server) - before).isLessThan(20);
    assertServerIsAtWork();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Files that nobody sends take ten places of their ticket, and no heap")
  void unsentFilesTakeNoHeap() throws IOException {
    var link = new TicketSteps(server).link(ACCOUNTS.get(0));
    var pages = Stream.generate(() -> anonymous().open(link).view()).limit(12).toList();

    var answers =
        AtOnce.forEach(
            pages, page -> IntStream.range(0, 5).map(number -> upload(page, number)).boxed());

    assertThat(answers.stream().flatMap(each -> each)).filteredOn(TAKEN::equals).hasSize(10);
    assertServerIsAtWork();
    pages.forEach(Page::leave);
    var page = anonymous().open(link).view();
    var ten = IntStream.range(0, 10).boxed().toList();
    assertThat(AtOnce.forEach(ten, number -> upload(page, number)))
        .filteredOn(TAKEN::equals)
        .hasSize(5);
    assertServerIsAtWork();
    assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Uploads whose connection is cut in the middle leave no place taken")
  void cutUploadsLeaveNothing() {
    var page = anonymous().open(new TicketSteps(server).link(ACCOUNTS.get(1))).view();
    var part = Arrays.copyOf(LARGEST, LARGEST.length / 2);

    for (var i = 0; i < 30; i++) {
      page.cutUpload("cut" + i, i + ".txt", LARGEST.length, part);
    }

    for (var i = 0; i < 5; i++) {
      awaitUpload(page, i);
    }
    page.leave();
    assertServerIsAtWork();
  }

  @Test
  @Tag("R74")
  @DisplayName(
      "R74 Of a hundred downloads that no browser takes a few wait, the others are told so")
  void downloadsThatNobodyTakesAreBounded() throws IOException {
    var link = new TicketSteps(server).link(ACCOUNTS.get(2));
    var browser = anonymous();
    var page = browser.open(link).view();
    assertThat(upload(page, 0)).isEqualTo(TAKEN);
    page.fill("Add a message", "A long log.").submit("Send");
    var file = "/" + browser.open(link).address("0.txt (8,192 KB)");
    var hundred = IntStream.range(0, 100).boxed().toList();

    var answers = AtOnce.forEach(hundred, each -> untaken(browser, file));

    // Some of a file, or all of one, waits in the network and no more in the heap.
    assertThat(answers).filteredOn(answer -> answer.statusCode() == TAKEN).hasSizeBetween(3, 10);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 503).hasSizeBetween(90, 97);
    for (var answer : answers) {
      answer.body().close();
    }
    awaitTaken(() -> browser.get(file).status(), file);
    assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
  }

  private static HttpResponse<InputStream> untaken(Browser browser, String path) {
    try {
      return SLOW.send(
          browser.withCookies(browser.request(path).GET()).build(), BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server may learn a moment later that nothing more comes. */
  private static void awaitUpload(ViewPage page, int number) {
    awaitTaken(() -> upload(page, number), "place " + number);
  }

  private static void awaitTaken(IntSupplier status, String what) {
    var deadline = Instant.now().plusSeconds(60);
    while (status.getAsInt() != TAKEN) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
    }
  }

  private static int upload(ViewPage page, int number) {
    return statusOf(() -> page.upload(number + "", number + ".txt", LARGEST));
  }

  @Test
  @DisplayName("R67 No flood of redirects and page loads ends the page on which somebody typed")
  void floodDoesNotEndThePageOfWhoTyped() {
    var typed = anonymous().open("/unbind").view();
    typed.fill("E-mail", ACCOUNTS.get(0).email()).sync();
    var signIn = anonymous().open("/login");
    signIn.fill("E-mail", ACCOUNTS.get(0).email()).fill("Password", BoundAccounts.PASSWORD);

    inParallel(1_000, number -> anonymous().get("/account/security"));
    inParallel(1_000, number -> loadSignInPage());
    inParallel(200, number -> opened(anonymous(), "/unbind", 4));

    assertThat(typed.isOpen()).isTrue();
    assertThat(signIn.submit("Sign in").path()).isEqualTo("/login/code");
  }

  @Test
  @DisplayName("R67 A flood from one network ends its own pages, not those of others")
  void floodFromOneNetworkEndsItsOwnPages() {
    var visitor = anonymous().from("192.0.2.7").open("/unbind").view();

    inParallel(1_000, number -> anonymous().from("203.0.113.9").open("/unbind"));

    assertThat(visitor.isOpen()).isTrue();
  }

  private static void assertServerIsAtWork() {
    var member = anonymous();
    assertThat(
            TestServer.enterPassword(member, ACCOUNTS.get(0).email(), BoundAccounts.PASSWORD)
                .path())
        .isEqualTo("/login/code");
    assertThat(ServerHeap.usedMib(server)).isLessThan(MAX_MIB_AFTERWARDS);
  }

  private static Browser anonymous() {
    return new Browser(server.baseUrl());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /**
   * Anyone who is refused before all was sent may see the connection break instead of the answer.
   */
  private static int statusOf(Supplier<Answer> call) {
    try {
      return call.get().status();
    } catch (UncheckedIOException broken) {
      return 413;
    }
  }

  private static void count(AtomicInteger failures, int status) {
    if (status != 200) {
      failures.incrementAndGet();
    }
  }

  private static int loadSignInPage() {
    return new Browser(server.baseUrl()).get("/login").status();
  }

  private static void askForPassword(String email) {
    new Browser(server.baseUrl())
        .open("/password/forgot")
        .fill("E-mail", email)
        .submit("Send link");
  }

  private static void inParallel(int times, IntConsumer action) {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var thread = 0; thread < THREADS; thread++) {
        threads.submit(
            () -> {
              for (var i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                action.accept(i);
              }
            });
      }
    }
    assertThat(next.get()).as("all were done").isGreaterThanOrEqualTo(times + THREADS);
  }
}
