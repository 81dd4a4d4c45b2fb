package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Lists of addresses are read as people paste them")
class AddressListTest {

  private static final List<String> BOTH = List.of("a@example.com", "b@example.com");

  static Stream<Arguments> pasted() {
    return Stream.of(
            "a@example.com b@example.com",
            "a@example.com,b@example.com;",
            "a@example.com\r\n\tb@example.com\n\n",
            "a@example.com\tb@example.com",
            "a@example.com、b@example.com。",
            "a@example.com，b@example.com；",
            "ａ＠ｅｘａｍｐｌｅ．ｃｏｍ；b＠example.com",
            "a@example.com\u3000b@example.com\u00a0",
            "\ufeffa@example.com,\u200bb@example.com",
            "\"Smith, Alice\" <a@example.com>; b@example.com",
            "\"Smith; Alice <x>\" <a@example.com>, Bob Stone <b@example.com>",
            "\"O\\\"Neill, A\" <a@example.com>, b@example.com",
            "Smith, Alice <a@example.com>; Stone, Bob <b@example.com>",
            "Smith, Alice <a@example.com>\nStone, Bob <b@example.com>",
            "c@example.com <a@example.com>, <b@example.com>",
            "<a@example.com> <b@example.com>",
            "mailto:a@example.com?subject=x, MAILTO:b@example.com",
            "<mailto:a@example.com>;(b@example.com)",
            "'a@example.com'; “b@example.com”.",
            "李雷 <a@example.com>；“韩梅梅” <b@example.com>",
            "a@example.com, A@Example.com, b@EXAMPLE.com., a@example.com b@example.com")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void addressesAreReadOnceInTheirOrder(String pasted) {
    assertThat(AddressList.entries(pasted)).isEqualTo(BOTH);
  }

  @Test
  void whatIsNoAddressStaysAnEntry() {
    assertThat(
            AddressList.entries(
                "a@example.com, alice, Bob <b@example.com>; čeněk@example.com\nc@@example.com"))
        .containsExactly(
            "a@example.com", "alice", "b@example.com", "čeněk@example.com", "c@@example.com");
    assertThat(AddressList.entries("Alice <alice at example.com>"))
        .containsExactly("alice at example.com");
    assertThat(AddressList.entries(" \n ,; \"")).isEmpty();
  }

  @Test
  void signsOfAnAddressAreKept() {
    assertThat(
            AddressList.entries("mailto:a%2Bnews@example.com o'neill@example.com {x}@example.com"))
        .containsExactly("a+news@example.com", "o'neill@example.com", "{x}@example.com");
  }

  @Test
  void whatIsTypedForLongIsReadInTimeThatGrowsWithIt() {
    for (String part :
        List.of("\"", ".", "a,", "<", "\"a\" ", "a@b ", "(", "\\\"", "\"\\", "@,<")) {
      Assertions.assertTimeout(
          Duration.ofSeconds(5), () -> AddressList.entries(part.repeat(100_000)), part);
    }
  }
}
