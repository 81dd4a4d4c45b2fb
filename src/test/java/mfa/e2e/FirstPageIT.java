package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the first page of Vaadin costs a browser that has never been here, and what it shows. */
@BrowserTest
class FirstPageIT {

  private static final int MAX_REQUESTS = 15;
  private static final int MAX_BYTES = 400_000;

  @Test
  @DisplayName("The first page of Vaadin is 15 requests and 400 kB with an empty cache")
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
    System.out.println(visitor.page().evaluate("document.body.outerHTML.slice(0,1500)"));
    System.out.println(
        visitor
            .page()
            .evaluate(
                "performance.getEntriesByType('resource').map(e=>e.name+' '+e.startTime).join('\\n')"));

    assertThat(cold).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
    assertThat(cold.stream().mapToLong(Wire.Request::bytes).sum()).isLessThanOrEqualTo(MAX_BYTES);
  }
}
