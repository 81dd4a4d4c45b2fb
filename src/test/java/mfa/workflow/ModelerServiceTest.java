package mfa.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import mfa.account.AccountStateService;
import mfa.account.PlatformRole;
import mfa.account.PlatformRoleService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.process.Finding;
import mfa.workflow.process.version.FileHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R68")
@DisplayName("R68: Camunda Modeler deploys with a living token of an active, bound process owner")
class ModelerServiceTest extends WithProcesses {

  @Test
  @DisplayName("R68: a token deploys in the name of its owner, whose address may come with it")
  void tokenDeploysInTheNameOfItsOwner() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    String token = make(visitor);
    byte[] file = another();

    ModelerResult result = deploy(anonymous(), owner.email(), token, file);

    assertThat(result).isInstanceOf(ModelerResult.Deployed.class);
    VersionItem newest = newest(visitor);
    assertThat(newest.deployedBy()).isEqualTo(owner.name());
    assertThat(newest.source()).isEqualTo(DeploymentSource.MODELER);
    assertThat(newest.fileHash()).isEqualTo(FileHash.of(file));
    assertThat(newest.note()).isEqualTo(NOTE.text());
    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action() == AuditAction.PROCESS_DEPLOYED)
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.actor()).isEqualTo(owner.id()),
            entry ->
                assertThat(entry.detail())
                    .contains("mfa-unbind " + newest.number(), "MODELER with token Laptop")
                    .contains(newest.fileHash(), NOTE.text()));
    assertThat(mails.count(owner, MailTemplate.PROCESS_DEPLOYED)).isOne();
    assertThat(own(visitor).lastUsedAt()).isEqualTo(clock.instant());
    assertThat(deploy(anonymous(), null, token, file))
        .isInstanceOfSatisfying(
            ModelerResult.Deployed.class, same -> assertThat(same.fresh()).isFalse());
  }

  private DeployTokenItem own(Visitor visitor) {
    return visitor.does(() -> the(DeployTokenService.class).own().getFirst());
  }

  @Test
  @DisplayName("R68: a file with errors is refused with all findings, and nothing changes")
  void faultyFileIsRefused() {
    String token = make(atWork(processOwner()));
    int before = running();

    ModelerResult faulty =
        deploy(anonymous(), null, token, with("isExecutable=\"true\"", "isExecutable=\"false\""));
    ModelerResult none = deploy(anonymous(), null, token, new byte[] {1, 2, 3});

    assertThat(faulty)
        .isInstanceOfSatisfying(
            ModelerResult.Refused.class,
            refused -> assertThat(refused.findings()).anyMatch(Finding::error));
    assertThat(none).isInstanceOf(ModelerResult.Refused.class);
    assertThat(running()).isEqualTo(before);
  }

  @Test
  @Tag("R70")
  @DisplayName("R70: those who deploy at the same moment get a version each, one after the other")
  void thoseWhoDeployTogetherGetAVersionEach() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tokens.add(make(atWork(processOwner())));
    }
    int before = running();

    List<ModelerResult> results =
        Simultaneously.call(
            tokens.size(), i -> deploy(anonymous(), null, tokens.get(i), another()));

    assertThat(results)
        .allSatisfy(result -> assertThat(result).isInstanceOf(ModelerResult.Deployed.class))
        .extracting(result -> ((ModelerResult.Deployed) result).version().number())
        .containsExactlyInAnyOrder(before + 1, before + 2, before + 3, before + 4);
    assertThat(running()).isEqualTo(before + 4);
    assertThat(rows()).isEqualTo(versionsInTheEngine());
    assertThat(sql.number("select newest_version from process_head where process = ?", PROCESS))
        .isEqualTo(before + 4);
  }

  /** Whose token does not count, and why. */
  enum Dead {
    WRONG((test, owner) -> {}, false),
    FOREIGN_ADDRESS((test, owner) -> {}, false),
    ENDED((test, owner) -> test.clock.moveBy(Duration.ofDays(30)), true),
    REVOKED(
        (test, owner) -> {
          Visitor visitor = test.atWork(owner);
          visitor.does(
              () -> {
                DeployTokenService tokens = test.the(DeployTokenService.class);
                return tokens.revoke(tokens.own().getFirst().id());
              });
        },
        true),
    ROLE_TAKEN(
        (test, owner) ->
            test.services.asTimer(
                () -> test.the(PlatformRoleService.class).change(owner.id(), Set.of())),
        true),
    ROLE_GONE_FROM_THE_TABLE(
        (test, owner) ->
            test.sql.execute("delete from platform_role where account_id = ?", owner.id()),
        true),
    DISABLED_IN_THE_TABLE((test, owner) -> test.accounts.disable(owner), true),
    DISABLED(
        (test, owner) ->
            test.services.asTimer(() -> test.the(AccountStateService.class).disable(owner.id())),
        true),
    UNBOUND(
        (test, owner) ->
            test.services.asTimer(() -> test.the(AuthenticatorService.class).reset(owner.id())),
        true),
    MUST_BIND((test, owner) -> test.accounts.reset(owner), true);

    private final BiConsumer<ModelerServiceTest, TestAccount> happens;
    private final boolean rightToken;

    Dead(BiConsumer<ModelerServiceTest, TestAccount> happens, boolean rightToken) {
      this.happens = happens;
      this.rightToken = rightToken;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("R68: nothing is deployed with a token that does not count, and why is not told")
  void tokenThatDoesNotCountDeploysNothing(Dead dead) {
    TestAccount owner = processOwner();
    String token = make(atWork(owner));
    clock.moveBy(Duration.ofMinutes(1));
    dead.happens.accept(this, owner);
    int before = running();
    EmailAddress email = dead == Dead.FOREIGN_ADDRESS ? accounts.member().email() : owner.email();
    String shown = dead == Dead.WRONG ? token.replaceFirst(".$", "_") + "x" : token;

    ModelerResult deployed = deploy(anonymous(), email, shown, another());
    ModelerResult checked =
        anonymous()
            .does(() -> the(ModelerService.class).check(new DeployCredentials(email, shown)));

    assertThat(deployed).isEqualTo(new ModelerResult.Unauthorized());
    assertThat(checked).isEqualTo(new ModelerResult.Unauthorized());
    assertThat(running()).isEqualTo(before);
    assertThat(dead.rightToken || dead == Dead.WRONG || dead == Dead.FOREIGN_ADDRESS).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("R68: who gets role or account back does not get the old token back")
  void deadTokenStaysDead(Dead dead) {
    if (!EnumSet.of(Dead.ROLE_TAKEN, Dead.DISABLED, Dead.UNBOUND).contains(dead)) {
      return;
    }
    TestAccount owner = processOwner();
    String token = make(atWork(owner));

    dead.happens.accept(this, owner);

    assertThat(sql.rows("select id from deploy_token where account_id = ?", owner.id())).isEmpty();
    assertThat(audit.of(owner))
        .filteredOn(entry -> entry.action() == AuditAction.DEPLOY_TOKEN_REVOKED)
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).isEqualTo("Laptop"));
    assertThat(deploy(anonymous(), null, token, another()))
        .isInstanceOf(ModelerResult.Unauthorized.class);
  }

  @Test
  @DisplayName("R68: wrong tokens make their network wait, and only that")
  void wrongTokensMakeTheirNetworkWait() {
    String token = make(atWork(processOwner()));
    Visitor guesser = anonymous();
    for (int i = 0; i < 10; i++) {
      assertThat(check(guesser, "mfa_deploy_" + i)).isInstanceOf(ModelerResult.Unauthorized.class);
    }

    assertThat(check(guesser, token)).isInstanceOf(ModelerResult.Blocked.class);
    assertThat(check(anonymous(), token)).isInstanceOf(ModelerResult.Granted.class);

    clock.moveBy(Duration.ofMinutes(1).plusSeconds(1));
    assertThat(check(guesser, token)).isInstanceOf(ModelerResult.Granted.class);
  }

  private ModelerResult check(Visitor visitor, String token) {
    return visitor.does(() -> the(ModelerService.class).check(new DeployCredentials(null, token)));
  }

  @Test
  @DisplayName("R68: a token is made with a fresh code, told by mail, and stored as a keyed hash")
  void tokenIsMadeWithAFreshCode() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);

    String token = make(visitor);

    assertThat(token).matches("mfa_deploy_[\\w-]{43}");
    assertThat(sql.rows("select * from deploy_token where account_id = ?", owner.id()))
        .singleElement()
        .satisfies(row -> assertThat(row.toString()).doesNotContain(token.substring(11)))
        .satisfies(row -> assertThat((String) row.get("token_hash")).startsWith("test1:"));
    assertThat(mails.newest(owner, MailTemplate.DEPLOY_TOKEN_MADE).parameters())
        .containsEntry("name", "Laptop")
        .doesNotContainValue(token);
    assertThat(audit.count(owner, AuditAction.DEPLOY_TOKEN_MADE, AuditResult.SUCCESS)).isOne();

    clock.moveBy(Duration.ofMinutes(5).plusSeconds(1));
    long id = own(visitor).id();
    assertThat(tryToMake(visitor)).isInstanceOf(DeployTokenResult.NeedsCode.class);
    DeployTokenResult revoked = visitor.does(() -> the(DeployTokenService.class).revoke(id));
    assertThat(revoked).isInstanceOf(DeployTokenResult.NeedsCode.class);
    for (AuditAction action :
        List.of(AuditAction.DEPLOY_TOKEN_MADE, AuditAction.DEPLOY_TOKEN_REVOKED)) {
      assertThat(audit.of(owner))
          .filteredOn(entry -> entry.action() == action)
          .last()
          .satisfies(entry -> assertThat(entry.detail()).isEqualTo("Laptop: NEEDS_CODE"));
    }
  }

  @Test
  @DisplayName("R68: nobody revokes another one's token")
  void foreignTokenIsNotRevoked() {
    Visitor owner = atWork(processOwner());
    String token = make(owner);
    long id = own(owner).id();
    Visitor other = atWork(processOwner());

    DeployTokenResult result = other.does(() -> the(DeployTokenService.class).revoke(id));

    assertThat(result).isInstanceOf(DeployTokenResult.Unknown.class);
    assertThat(check(anonymous(), token)).isInstanceOf(ModelerResult.Granted.class);
  }

  @Test
  @DisplayName("R68: a token that is revoked while its deployment waits deploys nothing")
  void revokedTokenDeploysNothingThatWaits() throws SQLException {
    TestAccount owner = processOwner();
    String token = make(atWork(owner));
    int before = running();
    byte[] file = another();
    Visitor modeler = anonymous();

    try (Connection revoking = database.source().getConnection();
        Statement statement = revoking.createStatement()) {
      revoking.setAutoCommit(false);
      statement.execute("select id from account where id = " + owner.id() + " for update");
      CompletableFuture<ModelerResult> deploying =
          CompletableFuture.supplyAsync(() -> deploy(modeler, null, token, file));
      awaitSomebodyWaiting();
      statement.execute("delete from deploy_token where account_id = " + owner.id());
      revoking.commit();

      assertThat(deploying.join()).isInstanceOf(ModelerResult.Unauthorized.class);
    }
    assertThat(running()).isEqualTo(before);
  }

  @Test
  @DisplayName("R68: who revokes a token waits for what it deploys in that moment")
  void revocationHoldsTheAccount() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    make(visitor);
    long id = own(visitor).id();

    List<List<String>> locks =
        services.locksOf(() -> visitor.does(() -> the(DeployTokenService.class).revoke(id)));

    assertThat(locks).anySatisfy(each -> assertThat(each).contains("Account " + owner.id()));
  }

  @Test
  @DisplayName("R68: nobody has more than ten tokens")
  void nobodyHasMoreThanTenTokens() {
    Visitor visitor = atWork(processOwner());
    for (int i = 0; i < DeployTokenService.MAX_TOKENS; i++) {
      make(visitor);
    }

    assertThat(tryToMake(visitor)).isInstanceOf(DeployTokenResult.TooMany.class);
  }

  private DeployTokenResult tryToMake(Visitor visitor) {
    return visitor.does(() -> the(DeployTokenService.class).make("Laptop", 30));
  }

  private String make(Visitor visitor) {
    return ((DeployTokenResult.Made) tryToMake(visitor)).token();
  }

  private ModelerResult deploy(Visitor visitor, EmailAddress email, String token, byte[] file) {
    return visitor.does(
        () -> the(ModelerService.class).deploy(new DeployCredentials(email, token), file, NOTE));
  }

  /** A role of somebody else ends nobody's token. */
  @Test
  @DisplayName("R68: another role that is taken leaves the token alone")
  void otherRoleLeavesTheTokenAlone() {
    TestAccount owner = processOwner();
    String token = make(atWork(owner));

    services.asTimer(
        () ->
            the(PlatformRoleService.class).change(owner.id(), Set.of(PlatformRole.PROCESS_OWNER)));

    assertThat(check(anonymous(), token)).isInstanceOf(ModelerResult.Granted.class);
  }
}
