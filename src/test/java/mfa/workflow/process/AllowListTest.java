package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no model may hold is found by the validator, and refused by the engine without it. */
class AllowListTest {

  private static InMemoryEngine engine;

  @BeforeAll
  static void startTheEngine() {
    engine = InMemoryEngine.guarded();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  static Stream<ForbiddenModel> forbidden() {
    return Stream.of(
            ForbiddenElements.all(),
            ForbiddenCalls.all(),
            ForbiddenExpressions.all(),
            ForbiddenNames.all())
        .flatMap(models -> models.stream());
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void validatorFindsExactlyThat(ForbiddenModel forbidden) {
    var errors = UnbindModel.errors(forbidden.model());

    assertThat(errors)
        .singleElement()
        .extracting(Finding::elementId)
        .isEqualTo(forbidden.elementId());
    assertThat(ModelFindings.rule(errors.getFirst())).contains(forbidden.words());
    assertThat(ModelFindings.advice(errors.getFirst())).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void guardRefusesItPastTheValidator(ForbiddenModel forbidden) {
    assertThatThrownBy(() -> engine.deploy(forbidden.model()))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("Error at " + forbidden.elementId())
        .hasMessageContaining(forbidden.words());

    assertThat(engine.repository().createDeploymentQuery().count()).isZero();
  }

  @Test
  void guardTakesThePackagedModel() {
    try (var other = InMemoryEngine.guarded()) {
      assertThatCode(() -> other.deploy(UnbindModel.text())).doesNotThrowAnyException();
    }
  }

  @Test
  void engineWithoutTheGuardWouldTakeAScript() {
    String model = ForbiddenElements.all().getFirst().model();

    try (var other = InMemoryEngine.unguarded()) {
      assertThatCode(() -> other.deploy(model)).doesNotThrowAnyException();
    }
  }
}
