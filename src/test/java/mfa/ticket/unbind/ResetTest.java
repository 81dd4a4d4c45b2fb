package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.BreakGlassService;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The reset, its floor and what the engine remembers")
class ResetTest extends WithTickets {

  @Test
  @Tag("R54")
  @Tag("R57")
  @DisplayName("R54 R57 With the database failing in the middle nothing is reset; later all is")
  void resetIsAllOrNothing() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);
    clock.moveBy(WAIT);
    sql.execute("alter table recovery_code rename to recovery_code_away");
    int failed;
    try {
      failed = jobs.run(number.text());
    } finally {
      sql.execute("alter table recovery_code_away rename to recovery_code");
    }

    assertThat(failed).isEqualTo(1);
    assertThat(isBound(account)).isTrue();
    assertThat(row(number)).containsEntry("reset_at", null).containsEntry("outcome", null);
    assertThat(jobs.waitingAt(number.text())).contains("serviceTask_resetAuthenticators");

    pass(Duration.ofMinutes(1), number);
    assertThat(isReset(account)).isTrue();
    assertThat(outcome(number)).isEqualTo("RESET");
    assertThat(audit.count(account, AuditAction.MFA_RESET, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A reset locks each row once, the account and its counters before the ticket")
  void resetLocksEachRowOnce() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);
    clock.moveBy(WAIT);

    List<List<String>> locks = services.locksOf(() -> jobs.run(number.text()));

    assertThat(isReset(account)).isTrue();
    assertAccountIsLockedFirst(account, locks.getFirst());
    assertThat(locks).allSatisfy(transaction -> assertThat(transaction).doesNotHaveDuplicates());
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 A reset by the operator locks in the same order")
  void resetByTheOperatorLocksInTheSameOrder() {
    TestAccount account = accounts.boundMember();
    file(account);
    accounts.grant(account, PlatformRole.SUPERVISOR);

    List<List<String>> locks =
        services.locksOf(
            () -> services.asTimer(() -> the(BreakGlassService.class).reset(account.email())));

    assertThat(isBound(account)).isFalse();
    assertAccountIsLockedFirst(account, locks.getFirst());
  }

  private static void assertAccountIsLockedFirst(TestAccount account, List<String> locks) {
    assertThat(locks)
        .extracting(lock -> lock.replaceFirst("Unbind", "").replaceFirst(" \\d+$", ""))
        .containsExactly(
            "FailureCounter verification/" + account.id(),
            "Account",
            "FailureCounter recovery/" + account.id(),
            "FailureCounter code/" + account.id(),
            "Ticket");
  }

  @Test
  @Tag("R48")
  @DisplayName("R48 A process that resets right after the code resets nothing")
  void redrawnModelResetsNothing() {
    TestAccount account = accounts.boundMember();
    Form form = draft(account);
    TicketNumber number = file(account, form);
    Deployment redrawn = deployModelThatOnlyResets();
    try {
      start(redrawn, number);

      jobs.run(number.text());

      assertThat(isBound(account)).isTrue();
      assertThat(audit.count(account, AuditAction.RESET_REFUSED, AuditResult.FAILURE)).isPositive();
    } finally {
      jobs.engine().getRepositoryService().deleteDeployment(redrawn.getId(), true);
    }
  }

  private Deployment deployModelThatOnlyResets() {
    String model =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://mfa">
          <bpmn:process id="mfa-unbind" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="startEvent_begin"/>
            <bpmn:sequenceFlow id="flow_1" sourceRef="startEvent_begin" targetRef="serviceTask_reset"/>
            <bpmn:serviceTask id="serviceTask_reset" camunda:asyncBefore="true"
                camunda:delegateExpression="${resetAuthenticators}"/>
            <bpmn:sequenceFlow id="flow_2" sourceRef="serviceTask_reset" targetRef="endEvent_end"/>
            <bpmn:endEvent id="endEvent_end"/>
          </bpmn:process>
        </bpmn:definitions>
        """;
    return jobs.engine()
        .getRepositoryService()
        .createDeployment()
        .addInputStream(
            "mfa-unbind.bpmn", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
        .deploy();
  }

  /** Under the number of the ticket. */
  private void start(Deployment deployment, TicketNumber number) {
    String definition =
        jobs.engine()
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .deploymentId(deployment.getId())
            .singleResult()
            .getId();
    services.asTimer(
        () ->
            jobs.engine()
                .getRuntimeService()
                .startProcessInstanceById(definition, number.text(), Map.of())
                .getId());
  }

  @Test
  @Tag("R31")
  @Tag("R17")
  @DisplayName("R17 R31 The engine's tables hold no code, address, title, text or name")
  void engineRemembersNothingConfidential() {
    TestAccount account = accounts.boundMember();
    Form form = draft(account);
    String code = mailedCode(account);
    TicketNumber number = file(account, form);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, question());
    run(number);
    reply(number);
    run(number);

    String remembered =
        engineTables().stream()
            .flatMap(table -> sql.rows("select * from " + table).stream())
            .map(Object::toString)
            .collect(Collectors.joining("\n"));

    assertThat(remembered)
        .contains(number.text())
        .doesNotContain(code)
        .doesNotContain(account.email().text())
        .doesNotContain(account.name())
        .doesNotContain(TITLE.text())
        .doesNotContain(STORY.text())
        .doesNotContain("Call my office")
        .doesNotContain("Whom may we call back");
  }

  private List<String> engineTables() {
    return sql
        .rows(
            "select table_name from information_schema.tables"
                + " where lower(table_name) like 'act!_%' escape '!'"
                + " and lower(table_name) <> 'act_ge_bytearray'")
        .stream()
        .map(row -> (String) row.get("table_name"))
        .toList();
  }
}
