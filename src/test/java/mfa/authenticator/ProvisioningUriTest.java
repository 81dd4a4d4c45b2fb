package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R18, R19: provisioning URI")
class ProvisioningUriTest {

  private static final SharedSecret SECRET = new SharedSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Acme|Acme",
        "A: B|A B",
        "A:B|A B",
        "R&D|R&D",
        "100% #1?|100% #1?",
        "我的团队|我的团队",
        "Ünïcode|Ünïcode",
        "a+b|a+b",
        "  blanks around  |blanks around",
        "😀 team|😀 team",
        "a/b\\c=d&e|a/b\\c=d&e",
        "%41|%41",
        "::: A|A"
      })
  @Tag("R18")
  void issuerComesBackInBothPlaces(String workspace, String shown) {
    ScannedUri scanned = scan(workspace, "maya@example.com");

    assertThat(scanned.issuerInLabel()).isEqualTo(shown);
    assertThat(scanned.parameters()).containsEntry("issuer", shown);
    assertThat(scanned.account()).isEqualTo("maya@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "a+b@example.com",
    "müller@bücher.example",
    "o'neill@example.com",
    "100%@example.com"
  })
  @Tag("R18")
  void accountComesBack(String address) {
    assertThat(scan("Acme", address).account()).isEqualTo(address);
  }

  @Test
  @Tag("R18")
  void addressOf254CharactersComesBack() {
    String address =
        "a".repeat(64)
            + "@"
            + "b".repeat(63)
            + "."
            + "c".repeat(63)
            + "."
            + "d".repeat(57)
            + ".com";

    ScannedUri scanned = scan("Acme", address);

    assertThat(address).hasSize(254);
    assertThat(scanned.account()).isEqualTo(address);
  }

  @Test
  @Tag("R18")
  void blankIsWrittenAsPercent20() {
    String uri = new ProvisioningUri("My team", "a+b@example.com", SECRET).text();

    assertThat(uri)
        .isEqualTo(
            "otpauth://totp/My%20team:a%2Bb%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=My%20team&algorithm=SHA1&digits=6&period=30");
  }

  @Test
  @Tag("R19")
  void whatEveryAppUnderstandsIsOffered() {
    Map<String, String> parameters = scan("Acme", "maya@example.com").parameters();

    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "secret", SECRET.base32(),
                "issuer", "Acme",
                "algorithm", "SHA1",
                "digits", "6",
                "period", "30"));
  }

  private static ScannedUri scan(String issuer, String account) {
    return ScannedUri.of(new ProvisioningUri(issuer, account, SECRET).text());
  }
}
