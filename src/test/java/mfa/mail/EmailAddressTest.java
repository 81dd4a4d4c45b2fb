package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maya@example.com",
        "a+b@example.com",
        "o'neill@example.com",
        "taro..yamada@example.jp",
        ".a@example.com",
        "mueller@xn--bcher-kva.example",
        "a@localhost"
      })
  void addressIsTakenAsItsOwnerWritesIt(String text) {
    assertThat(EmailAddress.parse("  " + text + "\n")).contains(new EmailAddress(text));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "maya",
        "@example.com",
        "maya@",
        "a@b@example.com",
        "maya chen@example.com",
        "maya@example.com\r\nBcc: eve@example.com",
        "\"maya\"@example.com",
        "maya@exa_mple.com",
        "maya@-example.com",
        "maya@example..com",
        "<maya@example.com>",
        "maya@example.com,eve@example.com",
        "čeněk@example.com",
        "müller@example.com",
        "šaya@example.com",
        "maya@exa\u2024mple.com",
        "maya@straße.example",
        "maya@example.com."
      })
  @Tag("R34")
  void everythingElseIsRefused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @Tag("R76")
  @ValueSource(strings = {"maya@localhost", "a@b", "maya@127.0.0.1", "maya@example.123"})
  void hostThatMailDoesNotFindFromEverywhereIsRefusedWhereAnAddressIsGivenAnew(String text) {
    assertThat(EmailAddress.parseReachable(text)).isEmpty();
    assertThat(EmailAddress.parse(text)).as("names what is stored").isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maya@example.com", "maya@例え.jp", "a@b.cc", "maya@example.xn--p1ai"})
  void otherHostsAreReachable(String text) {
    assertThat(EmailAddress.parseReachable(text)).isPresent().isEqualTo(EmailAddress.parse(text));
  }

  @Test
  @Tag("R76")
  void addressesThatLookAlikeToThePeopleWhoTypeThemAreOneOrRefused() {
    assertThat(EmailAddress.parse("maya@\u212Aelvin.example").orElseThrow().canonical())
        .isEqualTo("maya@kelvin.example");
    assertThat(EmailAddress.parse("\u212Aim@example.com")).as("the sign for kelvin").isEmpty();
    assertThat(EmailAddress.parse("m\u0131a@example.com")).as("an i without a dot").isEmpty();
    assertThat(EmailAddress.parse("maya\u0000@example.com")).isEmpty();
    assertThat(EmailAddress.parse("maya@exam\u0007ple.com")).isEmpty();
  }

  @Test
  void addressOf255CharactersIsTooLong() {
    String domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com";

    assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
    assertThat(EmailAddress.parse("a".repeat(64) + "@e" + domain)).isEmpty();
    assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hugeTextIsRefused() {
    assertThat(EmailAddress.parse("a@" + "a.".repeat(50_000) + "com")).isEmpty();
  }

  @ParameterizedTest
  @Tag("R76")
  @CsvSource({
    "maya@Bücher.example, maya@xn--bcher-kva.example",
    "maya@例え.jp, maya@xn--r8jz45g.jp",
    "victim@exampleĮcom, victim@xn--examplecom-hub",
    "victim@exampleȮcom, victim@xn--examplecom-x4d",
    "ｍａｙａ＠ｅｘａｍｐｌｅ．ｃｏｍ, maya@example.com",
    "maya@example。com, maya@example.com",
    "maya@EXAMPLE.com, maya@example.com"
  })
  void hostIsTakenInTheFormThatMailServersAreTold(String typed, String told) {
    EmailAddress address = EmailAddress.parse(typed).orElseThrow();

    assertThat(address.text()).isEqualTo(told);
    assertThat(address.mailbox()).isEqualTo(told);
    assertThat(address.canonical()).isEqualTo(told);
  }

  @Test
  @Tag("R76")
  void quotesThatAMailboxNeedsCountAsPartOfItsLength() {
    assertThat(EmailAddress.parse("a.." + "b".repeat(59) + "@example.com")).isPresent();
    assertThat(EmailAddress.parse("a.." + "b".repeat(60) + "@example.com")).isEmpty();
  }

  @Test
  @Tag("R30")
  void addressesThatDifferInCaseOnlyAreOne() {
    assertThat(new EmailAddress("Maya@Example.COM").canonical())
        .isEqualTo(new EmailAddress("maya@example.com").canonical());
  }

  @Test
  void textOfItIsMasked() {
    assertThat(new EmailAddress("maya@example.com")).hasToString("m•••@example.com");
  }
}
