package mfa.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import mfa.login.SignInResult;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R39")
@DisplayName("R39: a password is the same from every keyboard")
class PasswordFormsTest extends ServiceTest {

  private static final Password COMPOSED = new Password("Caf\u00e9-walnut-71-drifting");
  private static final Password DECOMPOSED = new Password("Cafe\u0301-walnut-71-drifting");

  @Test
  void passwordSetInDecomposedFormSignsInInComposedForm() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    owner.does(() -> the(PasswordChangeService.class).change(TestAccount.PASSWORD, DECOMPOSED));

    assertThat(anonymous().signIn(member.email(), COMPOSED))
        .isInstanceOf(SignInResult.Opened.class);
    assertThat(anonymous().signIn(member.email(), DECOMPOSED))
        .isInstanceOf(SignInResult.Opened.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain-walnut-71-drifting",
        "Caf\u00e9-walnut-71-drifting",
        "Cafe\u0301-walnut-71-drifting",
        "\uff21\uff22\uff23-walnut-71-drifting"
      })
  void hashesMadeBeforeStillMatchWhatWasTypedThen(String text) {
    String old = Argon2Factory.create(Argon2Types.ARGON2id).hash(1, 1024, 1, text.getBytes(UTF_8));

    assertThat(the(PasswordHashing.class).matches(old, new Password(text))).isTrue();
    assertThat(the(PasswordHashing.class).matches(old, new Password(text + "x"))).isFalse();
  }
}
