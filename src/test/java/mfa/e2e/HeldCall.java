package mfa.e2e;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server call that a page was about to make, caught on its way and made later from outside the
 * page: with its true token and number, so that only the authentication state of the caller can
 * stop it.
 */
record HeldCall(String url, String body) {

  private static final String SERVER_CALLS = "**/*v-r=uidl*";

  /**
   * Holds the call that sends the form of the action, not one before it that only tells what was
   * typed; from then on the page reaches the server no more.
   */
  static HeldCall of(Visitor visitor, Runnable action) {
    var caught = new AtomicReference<Request>();
    visitor
        .page()
        .route(
            SERVER_CALLS,
            route -> {
              if (caught.get() == null && !sendsForm(route.request())) {
                route.resume();
                return;
              }
              caught.compareAndSet(null, route.request());
              abort(route);
            });
    action.run();
    Poll.until(
        Duration.ofSeconds(10),
        () -> {
          visitor.page().waitForTimeout(20);
          return Optional.ofNullable(caught.get());
        },
        () -> "The page made no call");
    return new HeldCall(caught.get().url(), caught.get().postData());
  }

  private static boolean sendsForm(Request call) {
    return call.postData() != null && call.postData().contains("form-submit");
  }

  /** The page may go on calling while the test ends and its browser closes. */
  private static void abort(Route route) {
    try {
      route.abort();
    } catch (PlaywrightException e) {
      if (!e.getMessage().contains("closed")) {
        throw e;
      }
    }
  }

  /** Makes the call with the cookies of this browser. */
  APIResponse makeAs(Visitor visitor) {
    return visitor
        .context()
        .request()
        .post(
            url,
            RequestOptions.create()
                .setHeader("Content-Type", "application/json; charset=UTF-8")
                .setData(body)
                .setMaxRedirects(0));
  }
}
