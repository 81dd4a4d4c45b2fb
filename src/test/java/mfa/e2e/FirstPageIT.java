package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the first page of Vaadin costs a browser that has never been here, and what it shows. */
@BrowserTest
class FirstPageIT {

  /** Of them 19 are the modules of Vaadin's packaged bundle, which only a build of it can join. */
  private static final int MAX_REQUESTS = 28;

  private static final int MAX_BYTES = 435_000;

  @Test
  @DisplayName("The first page of Vaadin is at most 28 requests and 435 kB with an empty cache")
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

    assertThat(cold).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
    assertThat(cold.stream().mapToLong(Wire.Request::bytes).sum()).isLessThanOrEqualTo(MAX_BYTES);
  }
}
