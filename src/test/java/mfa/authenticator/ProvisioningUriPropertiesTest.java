package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.StringLength;

@Label("R18: provisioning URI of any names")
class ProvisioningUriPropertiesTest {

  private static final SharedSecret SECRET = new SharedSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  @Property
  @Tag("R18")
  void anyNamesGiveAnAddressThatFitsAndKeepsTheSecret(
      @ForAll @StringLength(max = 300) String issuer,
      @ForAll @StringLength(max = 300) String account) {
    String uri = new ProvisioningUri(issuer, account, SECRET).text();

    ScannedUri scanned = ScannedUri.of(uri);

    assertThat(uri).hasSizeLessThanOrEqualTo(ProvisioningUri.MAX);
    assertThat(scanned.parameters()).containsEntry("secret", SECRET.base32());
    assertThat(scanned.parameters()).containsEntry("issuer", scanned.issuerInLabel());
    assertThat(scanned.issuerInLabel()).doesNotContain(":");
    assertThat(scanned.account()).doesNotContain(":");
  }
}
