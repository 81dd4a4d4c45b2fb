package mfa.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import mfa.account.AccountStateService;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.MailTemplate;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ModelFindings;
import mfa.workflow.process.version.FileHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("R68 R70: deploying a model, and going back to an older one")
class DeploymentServiceTest extends WithProcesses {

  @Test
  @Tag("R70")
  @DisplayName("R70: a deployed file runs as the next version, with author, note and hash")
  void deployedFileRunsAsTheNextVersion() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    int before = running();
    byte[] file = tagged("2.0-test");

    DeploymentResult result = deploy(visitor, file);

    assertThat(result).isInstanceOf(DeploymentResult.Deployed.class);
    VersionItem newest = newest(visitor);
    assertThat(((DeploymentResult.Deployed) result).version()).isEqualTo(newest);
    assertThat(running()).isEqualTo(before + 1);
    assertThat(newest.number()).isEqualTo(before + 1);
    assertThat(newest.tag()).isEqualTo("2.0-test");
    assertThat(newest.deployedBy()).isEqualTo(owner.name());
    assertThat(newest.deployedAt()).isEqualTo(clock.instant());
    assertThat(newest.source()).isEqualTo(DeploymentSource.UPLOAD);
    assertThat(newest.note()).isEqualTo(NOTE.text());
    assertThat(newest.fileHash()).isEqualTo(FileHash.of(file)).hasSize(64);
    assertThat(newest.newest()).isTrue();
    assertThat(fileOf(visitor, newest)).isEqualTo(file);
    assertThat(details(owner, AuditAction.PROCESS_DEPLOYED, AuditResult.SUCCESS))
        .singleElement()
        .asString()
        .contains("mfa-unbind " + newest.number(), "UPLOAD", newest.fileHash(), NOTE.text());
  }

  private byte[] fileOf(Visitor visitor, VersionItem version) {
    return visitor.does(() -> the(VersionService.class).file(version.definitionId()).orElseThrow());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: an unchanged file makes no new version")
  void unchangedFileMakesNoNewVersion() {
    Visitor visitor = atWork(processOwner());
    byte[] file = another();
    deploy(visitor, file);
    int before = running();

    assertThat(deploy(visitor, file)).isInstanceOf(DeploymentResult.Unchanged.class);

    assertThat(running()).isEqualTo(before);
    assertThat(rows()).isEqualTo(versionsInTheEngine());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: nobody replaces a version that he did not compare with")
  void versionThatWasNotComparedWithIsNotReplaced() {
    Visitor first = atWork(processOwner());
    TestAccount owner = processOwner();
    Visitor second = atWork(owner);
    int seen = running();
    deploy(first, another(), seen);

    DeploymentResult result = deploy(second, another(), seen);

    assertThat(result)
        .isInstanceOfSatisfying(
            DeploymentResult.Outdated.class,
            outdated -> assertThat(outdated.running().number()).isEqualTo(seen + 1));
    assertThat(running()).isEqualTo(seen + 1);
    assertThat(details(owner, AuditAction.PROCESS_DEPLOYED, AuditResult.FAILURE))
        .singleElement()
        .asString()
        .contains("mfa-unbind after " + seen, "UPLOAD", "Outdated by " + (seen + 1), NOTE.text());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: of process owners who deploy at the same moment one does, the others are told")
  void oneOfThoseWhoDeployTogetherDoes() {
    List<Visitor> owners =
        List.of(
            atWork(processOwner()),
            atWork(processOwner()),
            atWork(processOwner()),
            atWork(processOwner()));
    int seen = running();

    List<DeploymentResult> results =
        Simultaneously.call(owners.size(), i -> deploy(owners.get(i), another(), seen));

    assertThat(results).filteredOn(DeploymentResult.Deployed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(DeploymentResult.Outdated.class::isInstance).hasSize(3);
    assertThat(running()).isEqualTo(seen + 1);
    assertThat(rows()).isEqualTo(versionsInTheEngine());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: a deployment that fails in the end leaves nothing: no version, row or mail")
  void failedDeploymentLeavesNothing() {
    Visitor visitor = atWork(processOwner());
    int before = running();
    long rows = rows();
    mails.forgetAll();

    assertThatThrownBy(
            () ->
                visitor.does(
                    () ->
                        services.inTransaction(
                            entityManager -> {
                              the(DeploymentService.class)
                                  .deploy(
                                      PROCESS, another(), NOTE, DeploymentSource.UPLOAD, before);
                              throw new IllegalStateException("broken");
                            })))
        .hasRootCauseMessage("broken");

    assertThat(running()).isEqualTo(before);
    assertThat(rows()).isEqualTo(rows);
    assertThat(sql.rows("select id from outbox_mail where template = 'PROCESS_DEPLOYED'"))
        .isEmpty();
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: a file with errors is refused with all of them, and nothing changes")
  void faultyFileIsRefusedWithAllFindings() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    int before = running();
    byte[] faulty = with(" camunda:formKey=\"ticket-second-review\"", " camunda:formKey=\"none\"");

    DeploymentResult result = deploy(visitor, faulty);

    assertThat(result)
        .isInstanceOfSatisfying(
            DeploymentResult.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .filteredOn(Finding::error)
                    .extracting(Finding::elementId)
                    .contains("userTask_secondReview"));
    assertThat(running()).isEqualTo(before);
    assertThat(details(owner, AuditAction.PROCESS_DEPLOYED, AuditResult.FAILURE))
        .singleElement()
        .asString()
        .contains("Refused");
  }

  /** Texts in the file, the longest that the engine's tables have room for. */
  enum LongText {
    TAG("camunda:versionTag=\"1.0\"", "camunda:versionTag=\"%s\"", 64),
    NAME("name=\"Review unbind ticket\"", "name=\"%s\"", 255),
    DESCRIPTION("</bpmn:documentation>", "%s</bpmn:documentation>", 4_000);

    private final String place;
    private final String instead;
    private final int max;

    LongText(String place, String instead, int max) {
      this.place = place;
      this.instead = instead;
      this.max = max;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R68")
  @DisplayName("R68: a text that the engine has no room for is a finding, not a failure")
  void longTextIsAFinding(LongText text) {
    Visitor visitor = atWork(processOwner());

    DeploymentResult tooLong =
        deploy(visitor, with(text.place, text.instead.replace("%s", "x".repeat(text.max + 1))));

    assertThat(tooLong)
        .isInstanceOfSatisfying(
            DeploymentResult.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .filteredOn(Finding::error)
                    .isNotEmpty()
                    .allSatisfy(
                        finding ->
                            assertThat(ModelFindings.rule(finding))
                                .contains("%,d characters".formatted(text.max))));
    if (text != LongText.DESCRIPTION) {
      assertThat(
              deploy(visitor, with(text.place, text.instead.replace("%s", "x".repeat(text.max)))))
          .isInstanceOf(DeploymentResult.Deployed.class);
    }
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: without a code of the last five minutes nothing is deployed or rolled back")
  void staleCodeDeploysNothing() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    int before = running();
    String definition = newest(visitor).definitionId();
    clock.moveBy(Duration.ofMinutes(5).plusSeconds(1));

    DeploymentResult deployed = deploy(visitor, another());
    DeploymentResult rolledBack = rollBack(visitor, definition);

    assertThat(deployed).isInstanceOf(DeploymentResult.NeedsCode.class);
    assertThat(rolledBack).isInstanceOf(DeploymentResult.NeedsCode.class);
    assertThat(running()).isEqualTo(before);
    for (AuditAction action :
        List.of(AuditAction.PROCESS_DEPLOYED, AuditAction.PROCESS_ROLLED_BACK)) {
      assertThat(details(owner, action, AuditResult.FAILURE))
          .singleElement()
          .asString()
          .startsWith("mfa-unbind after " + before)
          .contains("NeedsCode")
          .endsWith(NOTE.text());
    }
  }

  private DeploymentResult rollBack(Visitor visitor, String definition) {
    int running = running();
    return visitor.does(() -> the(DeploymentService.class).rollBack(definition, NOTE, running));
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: a role, binding or account that is gone since the gate asked deploys nothing")
  void whoIsNoProcessOwnerAnyMoreDeploysNothing() {
    for (Gone gone : Gone.values()) {
      TestAccount owner = processOwner();
      Visitor visitor = atWork(owner);
      int before = running();
      String definition = newest(visitor).definitionId();

      visitor.does(
          () -> {
            gone.happens.accept(this, owner);
            DeploymentService deployments = the(DeploymentService.class);
            assertThat(
                    deployments.deploy(PROCESS, another(), NOTE, DeploymentSource.UPLOAD, before))
                .as(gone.name())
                .isEqualTo(new DeploymentResult.NotAllowed());
            assertThat(deployments.rollBack(definition, NOTE, before))
                .isEqualTo(new DeploymentResult.NotAllowed());
            assertThat(the(DeployTokenService.class).make("Test", 7))
                .isEqualTo(new DeployTokenResult.NotAllowed());
          });

      assertThat(running()).isEqualTo(before);
      for (AuditAction action :
          List.of(
              AuditAction.PROCESS_DEPLOYED,
              AuditAction.PROCESS_ROLLED_BACK,
              AuditAction.DEPLOY_TOKEN_MADE)) {
        assertThat(details(owner, action, AuditResult.FAILURE))
            .singleElement()
            .asString()
            .matches("Test: NOT_ALLOWED|mfa-unbind after \\d+, .*, NotAllowed: .*");
      }
    }
  }

  /** What somebody else does to a process owner who is at work. */
  private enum Gone {
    ROLE((test, owner) -> test.the(PlatformRoleService.class).change(owner.id(), Set.of())),
    BINDING((test, owner) -> test.the(AuthenticatorService.class).reset(owner.id())),
    ACCOUNT((test, owner) -> test.the(AccountStateService.class).disable(owner.id()));

    private final BiConsumer<DeploymentServiceTest, TestAccount> happens;

    Gone(BiConsumer<DeploymentServiceTest, TestAccount> happens) {
      this.happens = happens;
    }
  }

  @Test
  @Tag("thorough")
  @Tag("R74")
  @DisplayName("R74: nobody deploys without end, with a token neither")
  void nobodyDeploysWithoutEnd() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    var made =
        (DeployTokenResult.Made)
            visitor.<DeployTokenResult>does(() -> the(DeployTokenService.class).make("Test", 7));
    for (int i = 0; i < ModelDeployer.MAX_PER_HOUR; i++) {
      assertThat(deploy(visitor, another())).isInstanceOf(DeploymentResult.Deployed.class);
    }
    int before = running();
    mails.forgetAll();

    assertThat(deploy(visitor, another())).isInstanceOf(DeploymentResult.TooMany.class);
    ModelerResult byToken =
        anonymous()
            .does(
                () ->
                    the(ModelerService.class)
                        .deploy(new DeployCredentials(null, made.token()), another(), NOTE));
    assertThat(byToken).isInstanceOf(ModelerResult.TooMany.class);
    assertThat(running()).isEqualTo(before);
    assertThat(deploy(atWork(processOwner()), another()))
        .isInstanceOf(DeploymentResult.Deployed.class);

    clock.moveBy(Duration.ofHours(1));
    assertThat(deploy(atWork(owner), another())).isInstanceOf(DeploymentResult.Deployed.class);
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: nobody takes role, binding or account away while one deploys")
  void deploymentHoldsTheAccountBeforeTheProcess() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);

    List<List<String>> locks = services.locksOf(() -> deploy(visitor, another()));

    assertThat(locks)
        .filteredOn(transaction -> transaction.contains("ProcessHead " + PROCESS))
        .singleElement()
        .satisfies(
            transaction ->
                assertThat(transaction)
                    .startsWith("Account " + owner.id(), "ProcessHead " + PROCESS));
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: nobody but an active, bound process owner deploys or sees versions")
  void nobodyElseDeploys() {
    Map<String, Visitor> others =
        Map.of(
            "anonymous", anonymous(),
            "member", atWork(accounts.boundMember()),
            "unbound process owner", signedIn(accounts.memberWith(PlatformRole.PROCESS_OWNER)),
            "agent", atWork(accounts.bind(accounts.memberWith(PlatformRole.AGENT))),
            "supervisor", atWork(accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR))),
            "administrator",
                atWork(accounts.bind(accounts.memberWith(PlatformRole.PLATFORM_ADMIN))));
    int before = running();

    others.forEach(
        (who, visitor) -> {
          assertThatThrownBy(() -> deploy(visitor, another()))
              .as(who)
              .isInstanceOf(EJBAccessException.class);
          assertThatThrownBy(() -> rollBack(visitor, "any"))
              .as(who)
              .isInstanceOf(EJBAccessException.class);
          assertThatThrownBy(() -> page(visitor, 1)).as(who).isInstanceOf(EJBAccessException.class);
        });
    assertThat(running()).isEqualTo(before);
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: rolling back runs the older file again as the newest version")
  void rollingBackRunsTheOlderFileAgain() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    byte[] older = another();
    deploy(visitor, older);
    VersionItem good = newest(visitor);
    deploy(visitor, another());

    DeploymentResult result = rollBack(visitor, good.definitionId());

    assertThat(result).isInstanceOf(DeploymentResult.Deployed.class);
    VersionItem newest = newest(visitor);
    assertThat(newest.number()).isEqualTo(good.number() + 2);
    assertThat(newest.source()).isEqualTo(DeploymentSource.ROLLBACK);
    assertThat(newest.fileHash()).isEqualTo(good.fileHash());
    assertThat(fileOf(visitor, newest)).isEqualTo(older);
    assertThat(page(visitor, 3))
        .extracting(VersionItem::newest)
        .containsExactly(true, false, false);
    assertThat(details(owner, AuditAction.PROCESS_ROLLED_BACK, AuditResult.SUCCESS))
        .singleElement()
        .asString()
        .contains(newest.fileHash(), NOTE.text());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: a file that ran twice before runs a third time, whichever way it came")
  void fileRunsAsOftenAsItIsDeployed() {
    Visitor visitor = atWork(processOwner());
    byte[] good = another();
    deploy(visitor, good);
    VersionItem version = newest(visitor);
    deploy(visitor, another());
    assertThat(deploy(visitor, good)).isInstanceOf(DeploymentResult.Deployed.class);
    deploy(visitor, another());
    assertThat(rollBack(visitor, version.definitionId()))
        .isInstanceOf(DeploymentResult.Deployed.class);
    deploy(visitor, another());

    DeploymentResult again = rollBack(visitor, version.definitionId());

    assertThat(again).isInstanceOf(DeploymentResult.Deployed.class);
    assertThat(running()).isEqualTo(version.number() + 6);
    assertThat(rows()).isEqualTo(versionsInTheEngine());
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: a version that does not exist is not rolled back to")
  void unknownVersionIsNotRolledBackTo() {
    Visitor visitor = atWork(processOwner());

    assertThat(rollBack(visitor, "nothing")).isInstanceOf(DeploymentResult.Unknown.class);
  }

  @Test
  @Tag("R68")
  @DisplayName("R68: supervisors and process owners are told of each deployment and rollback, once")
  void supervisorsAndProcessOwnersAreTold() {
    TestAccount supervisor = accounts.memberWith(PlatformRole.SUPERVISOR);
    TestAccount other = accounts.memberWith(PlatformRole.PROCESS_OWNER);
    TestAccount agent = accounts.memberWith(PlatformRole.AGENT);
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    deploy(visitor, tagged("told"));
    VersionItem version = newest(visitor);
    deploy(visitor, another());
    rollBack(visitor, version.definitionId());

    for (TestAccount reader : List.of(supervisor, other, owner)) {
      assertThat(mails.count(reader, MailTemplate.PROCESS_DEPLOYED)).isEqualTo(2);
      assertThat(mails.count(reader, MailTemplate.PROCESS_ROLLED_BACK)).isOne();
      assertThat(mails.newest(reader, MailTemplate.PROCESS_ROLLED_BACK).parameters())
          .containsEntry("name", owner.name())
          .containsEntry("email", owner.email().text())
          .containsEntry("version", version.number() + 2 + " (told)")
          .containsEntry("note", NOTE.text());
    }
    assertThat(mails.templatesTo(agent))
        .doesNotContain(MailTemplate.PROCESS_DEPLOYED, MailTemplate.PROCESS_ROLLED_BACK);
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: another start leaves a version deployed by hand alone, and records none twice")
  void anotherStartLeavesHandsWorkAlone() {
    Visitor visitor = atWork(processOwner());
    deploy(visitor, another());
    int before = running();
    long rows = rows();

    try (Services restarted = services.another(Map.of())) {
      visitor.at(restarted).does(() -> restarted.get(VersionService.class).processes());
    }

    assertThat(running()).isEqualTo(before);
    assertThat(rows()).isEqualTo(rows).isEqualTo(versionsInTheEngine());
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: the first version came with the product, and says so")
  void firstVersionCameWithTheProduct() {
    Visitor visitor = atWork(processOwner());

    List<VersionItem> all = page(visitor, 200);

    assertThat(all.getLast().number()).isOne();
    assertThat(all.getLast().source()).isEqualTo(DeploymentSource.PACKAGE);
    assertThat(all.getLast().deployedBy()).isNull();
    assertThat(all.getLast().fileHash()).isEqualTo(FileHash.of(packaged()));
  }

  private List<String> details(TestAccount account, AuditAction action, AuditResult result) {
    return audit.of(account).stream()
        .filter(entry -> entry.action() == action && entry.result() == result)
        .map(entry -> entry.detail())
        .toList();
  }
}
