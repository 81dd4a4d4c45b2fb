package mfa.workflow.dryrun.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mfa.support.OpenPage;
import mfa.workflow.comparison.Models;
import mfa.workflow.dryrun.DryRun;
import mfa.workflow.dryrun.DryRunDifference;
import mfa.workflow.dryrun.PlayedModels;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R69")
@DisplayName("R69: a dry run is told in sentences, and one path is played step by step")
@ExtendWith(OpenPage.class)
class DryRunPanelTest {

  private static DryRunDifference withReminder;

  @BeforeAll
  static void play() {
    withReminder =
        DryRunDifference.of(
            PlayedModels.play(UnbindModel.text()), PlayedModels.play(Models.withReminder()));
  }

  @BeforeEach
  void openPage() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void newPathIsToldInSentences() {
    DryRunPanel panel = panel(withReminder);
    openAll(panel);
    String text = text(panel);

    assertThat(text)
        .contains("New paths (1)", "Paths that no ticket takes any more (0)")
        .contains("While “Review unbind ticket” waits")
        .contains("24 h pass: Review still open", "Mail: Review still open (to supervisors)")
        .contains("Agents decide at “Review unbind ticket”. Decision: reject")
        .contains("Decision: approve, Heightened risk: yes")
        .contains("The ticket is closed: Rejected by a reviewer")
        .doesNotContain("!{", "dryrun.");
  }

  @Test
  void pathIsPlayedStepByStep() {
    DryRunPanel panel = panel(withReminder);
    openAll(panel);
    click(panel, "Play step by step");

    assertThat(text(panel)).contains("Step 1 of 3: 24 h pass: Review still open");
    click(panel, "Next");
    assertThat(text(panel)).contains("Step 2 of 3: Mail: Review still open");
    click(panel, "Next");
    assertThat(text(panel)).contains("Step 3 of 3: End: Agents reminded", "goes on all the same");
    assertThat(button(panel, "Next").isEnabled()).isFalse();
    click(panel, "Back");
    assertThat(text(panel)).contains("Step 2 of 3");
  }

  @Test
  void modelWithErrorsShowsTheseInstead() {
    var difference = DryRunDifference.of(withReminder.before(), PlayedModels.play("<a/>"));

    assertThat(text(panel(difference)))
        .contains("A model with errors is not played", "The file is not BPMN 2.0")
        .doesNotContain("New paths");
  }

  @Test
  void busyServerIsToldOf() {
    byte[] file = UnbindModel.text().getBytes(UTF_8);
    var panel = new DryRunPanel(UnbindModel.CONTRACT, Optional.empty(), file, file);

    assertThat(text(panel)).contains("Several dry runs are waiting already.");
  }

  @Test
  @Tag("R74")
  void pageWaitsForTheRunAndShowsItWhenItIsDone() {
    var run = new CompletableFuture<DryRunDifference>();
    DryRunPanel panel = panel(run);

    poll();
    assertThat(text(panel)).contains("Both versions are being played.");
    assertThat(UI.getCurrent().getPollInterval()).isPositive();
    run.complete(withReminder);
    poll();

    assertThat(text(panel)).contains("New paths (1)").doesNotContain("being played");
    assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    UI.getCurrent().remove(panel);
    assertThat(run).isCompletedWithValue(withReminder);
  }

  @Test
  @Tag("R74")
  void whoLeavesThePageWaitsNoMore() {
    var run = new CompletableFuture<DryRunDifference>();
    DryRunPanel panel = panel(run);

    UI.getCurrent().remove(panel);

    assertThat(run).isCancelled();
    assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
  }

  @Test
  @Tag("R74")
  void runThatBreaksOffIsToldOf() {
    var run = new CompletableFuture<DryRunDifference>();
    DryRunPanel panel = panel(run);

    run.completeExceptionally(new IllegalStateException("org.camunda.bpm"));
    poll();

    assertThat(text(panel)).contains("The dry run broke off.").doesNotContain("camunda");
  }

  @Test
  @Tag("R74")
  void pathOfHundredsOfStepsIsShownInPart() {
    DryRun run = PlayedModels.play(PlayedModels.withMails(300), 2_000);
    DryRunPanel panel = panel(DryRunDifference.of(withReminder.before(), run));
    assertThat(text(panel)).hasSizeLessThan(5_000);

    openAll(panel);

    assertThat(text(panel))
        .contains("The model does more than a dry run plays.", "more steps.")
        .doesNotContain("!{");
    assertThat(below(panel).filter(ListItem.class::isInstance))
        .hasSizeLessThan(201 * run.paths().size() + 200);
  }

  private static DryRunPanel panel(DryRunDifference difference) {
    var run = CompletableFuture.completedFuture(difference);
    DryRunPanel panel = panel(run);
    poll();
    return panel;
  }

  private static DryRunPanel panel(CompletableFuture<DryRunDifference> run) {
    var panel =
        new DryRunPanel(
            UnbindModel.CONTRACT,
            Optional.of(run),
            UnbindModel.text().getBytes(UTF_8),
            Models.withReminder().getBytes(UTF_8));
    UI.getCurrent().add(panel);
    return panel;
  }

  private static void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  private static void openAll(DryRunPanel panel) {
    List<Details> closed =
        below(panel)
            .filter(Details.class::isInstance)
            .map(Details.class::cast)
            .filter(details -> !details.isOpened())
            .toList();
    closed.forEach(details -> details.setOpened(true));
  }

  private static String text(Component panel) {
    return panel.getElement().getTextRecursively();
  }

  private static void click(Component panel, String text) {
    button(panel, text).click();
  }

  private static Button button(Component panel, String text) {
    List<Button> buttons =
        below(panel)
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .filter(button -> button.getText().equals(text))
            .toList();
    return buttons.getFirst();
  }

  private static Stream<Component> below(Component component) {
    return Stream.concat(
        Stream.of(component), component.getChildren().flatMap(DryRunPanelTest::below));
  }
}
