package mfa.workflow.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import mfa.workflow.WayIn;
import mfa.workflow.WithProcesses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts, Java classes and foreign beans come in by no way; the engine's guard is tried apart. */
@Tag("R48")
@Tag("R68")
@DisplayName("R48 R68: what runs anything but a delegate of the contract is deployed by no way in")
class ForbiddenDeploymentsTest extends WithProcesses {

  @ParameterizedTest(name = "{0}")
  @Tag("thorough")
  @EnumSource
  void forbiddenModelsAreRefused(WayIn way) {
    var deployment = way.open(services);
    int before = running();
    long versions = versionsInTheEngine();

    assertThat(AllowListTest.forbidden())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            forbidden ->
                assertThat(deployment.apply(forbidden.model().getBytes(UTF_8)))
                    .filteredOn(Finding::error)
                    .singleElement()
                    .satisfies(
                        finding -> assertThat(finding.elementId()).isEqualTo(forbidden.elementId()))
                    .satisfies(
                        finding ->
                            assertThat(ModelFindings.rule(finding)).contains(forbidden.words())));
    assertThat(running()).isEqualTo(before);
    assertThat(versionsInTheEngine()).isEqualTo(versions);
  }
}
