package mfa.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a page costs on the wire: requests, and their bytes as they are sent, with headers. */
final class Wire {

  /** One file or answer that went over the wire; what the browser still had is none. */
  record Request(String url, long bytes) {}

  private final CDPSession browser;
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, Request> finished = new LinkedHashMap<>();
  private long started = System.nanoTime();

  private Wire(CDPSession browser) {
    this.browser = browser;
  }

  static Wire of(Page page) {
    Wire wire = new Wire(page.context().newCDPSession(page));
    wire.browser.on("Network.requestWillBeSent", wire::sent);
    wire.browser.on("Network.responseReceived", wire::received);
    wire.browser.on("Network.loadingFinished", wire::finished);
    wire.browser.on("Network.requestServedFromCache", wire::cached);
    wire.browser.send("Network.enable");
    return wire;
  }

  void emptyCache() {
    browser.send("Network.clearBrowserCache");
    start();
  }

  /** Counts from here on. */
  void start() {
    urls.clear();
    finished.clear();
    started = System.nanoTime();
  }

  private void sent(JsonObject event) {
    urls.put(
        event.get("requestId").getAsString(),
        event.getAsJsonObject("request").get("url").getAsString());
  }

  private void received(JsonObject event) {
    if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
      cached(event);
    }
  }

  private void cached(JsonObject event) {
    urls.remove(event.get("requestId").getAsString());
  }

  private void finished(JsonObject event) {
    String id = event.get("requestId").getAsString();
    String url = urls.get(id);
    if (url != null && url.startsWith("http")) {
      finished.put(id, new Request(url, event.get("encodedDataLength").getAsLong()));
    }
  }

  List<Request> requests() {
    return List.copyOf(finished.values());
  }

  /** A table for the log of the run. */
  String report(String title) {
    long millis = (System.nanoTime() - started) / 1_000_000;
    long bytes = finished.values().stream().mapToLong(Request::bytes).sum();
    return finished.values().stream()
        .map(request -> "%,10d  %s".formatted(request.bytes(), request.url()))
        .collect(
            Collectors.joining(
                "\n",
                "%s: %d requests, %,d bytes, usable after %d ms%n"
                    .formatted(title, finished.size(), bytes, millis),
                ""));
  }
}
