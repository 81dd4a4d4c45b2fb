package mfa.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.WithTickets;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.DraftService;
import mfa.workflow.migration.MigrationService;
import mfa.workflow.process.Redrawn;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.statistics.Period;
import mfa.workflow.statistics.StatisticsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: the pages of a process owner ask the database as often, however much there is")
class ProcessPagesTest extends WithTickets {

  private static final int MANY = 20;
  private static final String WAIT = "eventBasedGateway_awaitVerification";
  private static final ListPage PAGE = new ListPage(0, 50);

  private Visitor owner;

  @AfterEach
  void runThePackagedFileAgain() {
    WayIn.deploy(services, WithProcesses.packaged(), DeploymentSource.UPLOAD);
  }

  @Test
  @Tag("thorough")
  @DisplayName("R74: one version, step, ticket, draft and token cost as much as twenty")
  void statementsDoNotGrow() {
    owner = anonymous();
    TestAccount account = accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
    owner.signInWithCode(account);
    ModelVersion former = WayIn.running(services);
    fill(1);
    Map<String, List<String>> few = statements(former);

    fill(MANY);
    Map<String, List<String>> many = statements(former);

    assertThat(many.keySet()).hasSize(13);
    many.forEach(
        (page, sent) ->
            assertThat(sent)
                .as("%s sent with one of each: %s", page, few.get(page))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(few.get(page).size()));
  }

  /** As many versions, the last one with as many steps and tickets; and drafts and tokens. */
  private void fill(int number) {
    for (int i = 0; i < number; i++) {
      boolean last = i == number - 1;
      WayIn.deploy(
          services, last ? withSteps(number) : WithProcesses.another(), DeploymentSource.UPLOAD);
      String version = running();
      CopyResult copy = owner.does(() -> the(DraftService.class).copyOf(version));
      assertThat(copy).isInstanceOf(CopyResult.Made.class);
    }
    for (int i = 0; i < Math.min(number, DeployTokenService.MAX_TOKENS - 1); i++) {
      assertThat(owner.<DeployTokenResult>does(() -> the(DeployTokenService.class).make("T", 7)))
          .isInstanceOf(DeployTokenResult.Made.class);
    }
    for (int i = 0; i < number; i++) {
      draft(accounts.boundMember());
    }
  }

  private String running() {
    return WayIn.running(services).definitionId();
  }

  private static byte[] withSteps(int number) {
    Redrawn model = new Redrawn();
    String flow = "sequenceFlow_mailDone_to_closeReset";
    for (int i = 0; i < number; i++) {
      String id = "serviceTask_added" + i;
      model =
          model
              .leading(flow, id)
              .node(id, task(id))
              .flow("sequenceFlow_added" + i, id, "serviceTask_closeReset");
      flow = "sequenceFlow_added" + i;
    }
    return model.text().getBytes(UTF_8);
  }

  private static String task(String id) {
    return "<bpmn:serviceTask id=\"%s\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sendTicketMail}\"><bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">review-reminder</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>"
        .formatted(id);
  }

  /** What each part of a page sends; the engine has read the models before, as it does once. */
  private Map<String, List<String>> statements(ModelVersion former) {
    Map<String, List<String>> statements = new LinkedHashMap<>();
    parts(running(), former.definitionId())
        .forEach(
            (name, part) -> {
              owner.does(part);
              statements.put(name, services.statementsOf(() -> owner.does(part)));
            });
    return statements;
  }

  private Map<String, Supplier<Object>> parts(String version, String other) {
    VersionService versions = the(VersionService.class);
    StatisticsService statistics = the(StatisticsService.class);
    MigrationService migrations = the(MigrationService.class);
    DraftService drafts = the(DraftService.class);
    long draft = owner.does(drafts::own).getFirst().id();
    Map<String, Supplier<Object>> parts = new LinkedHashMap<>();
    parts.put("processes", versions::processes);
    parts.put("versions", () -> versions.page(WithProcesses.PROCESS, PAGE));
    parts.put("the offer of the package", () -> versions.offered(WithProcesses.PROCESS));
    parts.put("numbers", () -> statistics.of(version, Period.QUARTER));
    parts.put("tickets at a step", () -> statistics.tickets(version, WAIT, PAGE));
    parts.put("their number", () -> statistics.count(version, WAIT));
    parts.put("targets", () -> migrations.targets(version));
    parts.put("plan", () -> migrations.plan(version, other));
    parts.put("progress", () -> migrations.newest(version));
    parts.put("drafts", drafts::own);
    parts.put("a draft", () -> drafts.open(draft));
    parts.put("its findings", () -> List.of(drafts.findings(draft)));
    parts.put("tokens", () -> the(DeployTokenService.class).own());
    return new LinkedHashMap<>(parts);
  }
}
