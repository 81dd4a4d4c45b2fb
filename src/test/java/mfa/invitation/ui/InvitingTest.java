package mfa.invitation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import mfa.invitation.InvitationResult;
import mfa.support.OpenPage;
import mfa.workspace.MembershipChangeResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Inviting many, some at a time")
@ExtendWith(OpenPage.class)
class InvitingTest {

  private static final List<String> THIRTY =
      IntStream.range(0, 30).mapToObj(number -> "a" + number + "@example.net").toList();

  private final List<Inviting> ended = new ArrayList<>();

  private Inviting invite(Function<List<String>, InvitationResult> invitation) {
    Inviting inviting = new Inviting(THIRTY, invitation, ended::add);
    UI.getCurrent().add(inviting);
    inviting.begin();
    return inviting;
  }

  @Test
  @DisplayName("An error ends it, once, and leaves the list of those whom nobody invited")
  void errorLeavesTheList() {
    Inviting inviting =
        invite(
            some -> {
              throw new EJBException("The database is away.");
            });

    assertThat(ended).containsExactly(inviting);
    assertThat(inviting.isBroken()).isTrue();
    assertThat(inviting.sent()).isZero();
    assertThat(inviting.left()).isEqualTo(THIRTY);
  }

  @Test
  @DisplayName("What was sent before the end is told, the rest is left")
  void refusalLeavesTheList() {
    Inviting inviting =
        invite(some -> new InvitationResult(MembershipChangeResult.NEEDS_CODE, 0, Map.of()));

    assertThat(ended).containsExactly(inviting);
    assertThat(inviting.isBroken()).isFalse();
    assertThat(inviting.refusal()).contains(MembershipChangeResult.NEEDS_CODE);
    assertThat(inviting.left()).isEqualTo(THIRTY);
  }

  @Test
  @DisplayName("Who may not go on at all is no failed part: the gate decides")
  void forbiddenIsNoError() {
    assertThatThrownBy(
            () ->
                invite(
                    some -> {
                      throw new EJBAccessException("Signed out.");
                    }))
        .isInstanceOf(EJBAccessException.class);
    MockVaadin.clientRoundtrip();
    assertThat(ended).isEmpty();
  }
}
