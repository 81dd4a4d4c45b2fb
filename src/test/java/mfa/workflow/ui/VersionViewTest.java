package mfa.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.shell.ConfirmDialog;
import mfa.shell.picture.ProcessDiagram;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.workflow.WithProcesses;
import mfa.workflow.migration.StayingTicket;
import mfa.workflow.migration.process.MoveProblem;
import mfa.workflow.migration.process.StepMove;
import mfa.workflow.process.ModelStep;
import mfa.workflow.statistics.Period;
import mfa.workflow.statistics.StepStatistics;
import mfa.workflow.statistics.process.EngineTokens.Token;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of a version with the real services behind it, without a browser. */
@Tag("R70")
@DisplayName("R70: a version's page leads through the move of its running tickets")
class VersionViewTest extends WithTickets {

  private static final String PACKAGED =
      new String(WithProcesses.packaged(), StandardCharsets.UTF_8);

  private final List<String> deployments = new ArrayList<>();
  private String source;
  private String target;
  private Visitor owner;

  @BeforeEach
  void openTwoVersions() {
    source = deploy();
    owner = signedIn(accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER)));
    MockVaadin.setup();
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
    deployments.forEach(deployment -> repository().deleteDeployment(deployment, true));
  }

  @Test
  @DisplayName("A step leads to the numbers of its tickets, from the drawing")
  void stepLeadsToItsTickets() {
    TicketNumber number = file(accounts.boundMember());

    List<Object> tickets =
        owner.does(
            () -> {
              VersionView view = open();
              StepStatistics review =
                  rows(view, StepStatistics.class).stream()
                      .filter(step -> step.tickets() > 0)
                      .findFirst()
                      .orElseThrow();
              assertThat(review.step().id()).isEqualTo("userTask_reviewTicket");
              PageParts.within(view, ProcessDiagram.class)
                  .forEach(diagram -> choose(diagram, review.step().id()));
              return new ArrayList<>(rows(view, Token.class));
            });

    assertThat(tickets)
        .singleElement()
        .extracting(token -> ((Token) token).number())
        .isEqualTo(number.text());
  }

  @Test
  @DisplayName("The plan comes first; then the tickets move, and the page says how many")
  void ticketsAreMovedFromThePage() {
    file(accounts.boundMember());
    target = deploy();

    owner.does(
        () -> {
          VersionView view = open();
          press(view, "migration.plan");
          assertThat(rows(view, StepMove.class)).isNotEmpty().allMatch(StepMove::isMapped);
          press(view, "migration.begin", 1);
          assertThat(fields(view)).singleElement().matches(TextField::isInvalid);
          type(view, "Everybody waits for a reminder");
          ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), false));
          press(view, "migration.begin", 1);
          MockVaadin.clientRoundtrip();
          press(UI.getCurrent(), "migration.begin", 1);
          assertThat(view.getElement().getTextRecursively()).contains("Moved: 0, stayed: 0, of 1");
        });
    services.work("process-migrations");

    assertThat(sql.number("select count(*) from ACT_RU_EXECUTION where PROC_DEF_ID_ = ?", source))
        .isZero();
    List<String> after =
        owner.does(
            () -> {
              VersionView view = open();
              ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), false));
              return paragraphs(view);
            });
    assertThat(after)
        .anyMatch(words -> words.contains("Moved: 1, stayed: 0, of 1"))
        .noneMatch(words -> words.contains("ended before"));
    assertThat(target).isNotEqualTo(source);
  }

  @Test
  @DisplayName("A migration that runs shows how far it is; after Stop on the page nothing moves")
  void migrationIsStoppedOnThePage() {
    file(accounts.boundMember());
    deploy();

    owner.does(
        () -> {
          VersionView view = open();
          begin(view, 1);
          assertThat(visible(view, ProgressBar.class)).hasSize(1);

          press(view, "migration.stop");
          MockVaadin.clientRoundtrip();
          assertThat(visible(view, ProgressBar.class)).as("asks first").hasSize(1);
          press(
              PageParts.within(UI.getCurrent(), ConfirmDialog.class).findFirst().orElseThrow(),
              "migration.stop");

          assertThat(visible(view, ProgressBar.class)).isEmpty();
          assertThat(view.getElement().getTextRecursively()).contains("was stopped. Moved: 0");
        });
    services.work("process-migrations");

    assertThat(sql.number("select count(*) from ACT_RU_EXECUTION where PROC_DEF_ID_ = ?", source))
        .isPositive();
  }

  @Test
  @DisplayName("The plan says what cannot be mapped; such a ticket is listed afterwards, with why")
  void ticketThatStaysIsListed() {
    TicketNumber number = file(accounts.boundMember());
    deployRenamed();

    owner.does(
        () -> {
          VersionView view = open();
          press(view, "migration.plan");
          assertThat(rows(view, StepMove.class)).anyMatch(step -> !step.isMapped());
          assertThat(view.getElement().getTextRecursively())
              .contains("Tickets at steps that the new version does not have: 1.");
          begin(view, 1);
        });
    services.work("process-migrations");

    List<StayingTicket> staying =
        owner.does(() -> new ArrayList<>(rows(open(), StayingTicket.class)));
    assertThat(staying)
        .containsExactly(
            new StayingTicket(
                number.text(), MoveProblem.Reason.NO_SUCH_STEP, "Review unbind ticket"));
  }

  @Test
  @DisplayName("Tickets that ended before it was their turn are counted, where there are any")
  void ticketsThatEndedAreCounted() {
    file(accounts.boundMember());
    TicketNumber withdrawn = file(accounts.boundMember());
    deploy();
    owner.does(() -> begin(open(), 2));
    withdraw(withdrawn);
    run(withdrawn);
    services.work("process-migrations");

    assertThat(owner.does(() -> paragraphs(open())))
        .anyMatch(words -> words.contains("Moved: 1, stayed: 0, of 2"))
        .contains("Tickets that ended before it was their turn: 1.");
  }

  private static void begin(VersionView view, int tickets) {
    press(view, "migration.plan");
    type(view, "Everybody waits for a reminder");
    press(view, "migration.begin", tickets);
    MockVaadin.clientRoundtrip();
    press(UI.getCurrent(), "migration.begin", tickets);
  }

  private static List<String> paragraphs(Component at) {
    return visible(at, Paragraph.class).stream().map(Paragraph::getText).toList();
  }

  private static <T extends Component> List<T> visible(Component at, Class<T> kind) {
    return PageParts.within(at, kind).filter(Component::isVisible).toList();
  }

  @Test
  @DisplayName("The numbers in the drawing are renewed with those in the table")
  void numbersInTheDrawingAreRenewed() {
    VersionView view = owner.does(this::open);
    file(accounts.boundMember());

    List<String> drawn =
        owner.does(
            () -> {
              MockVaadin.clientRoundtrip();
              PageParts.within(view, Select.class).forEach(VersionViewTest::chooseWeek);
              UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
              return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                  .map(PendingJavaScriptInvocation::getInvocation)
                  .filter(call -> call.getExpression().contains("mfa.noteProcess"))
                  .map(call -> call.getParameters().toString())
                  .toList();
            });

    assertThat(drawn).singleElement().asString().contains("userTask_reviewTicket", "1");
  }

  @ParameterizedTest
  @ValueSource(ints = {StepTable.MAX_ROWS, StepTable.MAX_ROWS + 1})
  @Tag("R74")
  @DisplayName("R74: more steps than a page holds are scrolled through")
  void manyStepsAreScrolledThrough(int number) {
    ModelStep step = new ModelStep("userTask_any", "Any", ModelStep.Kind.PERSON, "", false);
    var numbers = new StepStatistics(step, 1, 1, 1, Duration.ofHours(1), Duration.ofHours(2));
    StepTable table = new StepTable(chosen -> {});

    table.show(Collections.nCopies(number, numbers));

    assertThat(PageParts.within(table, Grid.class))
        .singleElement()
        .matches(grid -> grid.isAllRowsVisible() == (number <= StepTable.MAX_ROWS));
  }

  @SuppressWarnings("unchecked")
  private static void chooseWeek(Select<?> select) {
    if (select.getValue() instanceof Period) {
      ((Select<Period>) select).setValue(Period.WEEK);
    }
  }

  @Test
  @DisplayName("A version that is not there has a page that says so")
  void unknownVersionIsNotFound() {
    String words =
        owner.does(
            () -> {
              VersionView view = services.get(VersionView.class);
              view.setParameter(null, "nothing");
              return view.getElement().getTextRecursively();
            });

    assertThat(words).contains("There is no such page");
  }

  private static void choose(Component diagram, String step) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("event.detail || ''", step);
    diagram
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(diagram.getElement(), "step-chosen", detail));
  }

  private VersionView open() {
    VersionView view = services.get(VersionView.class);
    UI.getCurrent().add(view);
    view.setParameter(null, source);
    return view;
  }

  private static void press(Component at, String key, Object... values) {
    PageParts.press(at, at.getTranslation(key, values));
  }

  private static void type(Component at, String text) {
    fields(at).forEach(field -> field.setValue(text));
  }

  private static List<TextField> fields(Component at) {
    return PageParts.within(at, TextField.class).toList();
  }

  private static <T> List<T> rows(Component at, Class<T> kind) {
    return PageParts.within(at, Grid.class)
        .map(grid -> (Grid<?>) grid)
        .flatMap(grid -> grid.getDataProvider().fetch(new Query<>()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private String deploy() {
    return deploy(PACKAGED);
  }

  /** The review is another step there. */
  private void deployRenamed() {
    deploy(PACKAGED.replace("userTask_reviewTicket", "userTask_checkTicket"));
  }

  private String deploy(String model) {
    var deployed =
        repository().createDeployment().addString("mfa-unbind.bpmn", model).deployWithResult();
    deployments.add(deployed.getId());
    return deployed.getDeployedProcessDefinitions().getFirst().getId();
  }

  private RepositoryService repository() {
    return jobs.engine().getRepositoryService();
  }
}
