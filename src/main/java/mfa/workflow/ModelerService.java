package mfa.workflow;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.verification.AttemptResult;
import mfa.verification.FailureCounterService;
import mfa.verification.Guess;
import mfa.verification.LockoutPolicy;
import mfa.workflow.process.EngineModels;

/**
 * The door for Camunda Modeler: each call shows a token, and whether that still counts is asked of
 * the tables each time (R68). Wrong ones make all that comes from the same network wait.
 */
@Stateless
public class ModelerService {

  private static final LockoutPolicy PER_NETWORK =
      new LockoutPolicy(10, 5, Duration.ofMinutes(1), Duration.ofHours(1), LockoutPolicy.NEVER);

  @Inject private DeployTokens tokens;
  @Inject private ModelDeployer deployer;
  @Inject private EngineModels models;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private FailureCounterService failures;
  @Inject private KeyRing keyRing;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Whether the token counts. */
  @PermitAll
  public ModelerResult check(DeployCredentials credentials) {
    return as(credentials, ModelerResult.Granted::new);
  }

  /** Makes the file the version that new tickets follow, in the name of the token's owner. */
  @PermitAll
  public ModelerResult deploy(DeployCredentials credentials, byte[] file, DeploymentNote note) {
    return as(credentials, () -> deploy(file, note));
  }

  private ModelerResult deploy(byte[] file, DeploymentNote note) {
    // Of a file without a process of ours the checks of any process say what is wrong.
    String process = models.processIn(file).orElseGet(() -> models.processes().getFirst());
    DeploymentResult result =
        deployer.deploy(
            new DeploymentRequest(
                process, file, note, DeploymentSource.MODELER, null, request.requiredAccountId()));
    return switch (result) {
      case DeploymentResult.Deployed deployed ->
          new ModelerResult.Deployed(deployed.version(), true);
      case DeploymentResult.Unchanged unchanged ->
          new ModelerResult.Deployed(unchanged.version(), false);
      case DeploymentResult.Refused refused -> new ModelerResult.Refused(refused.findings());
      default -> throw new IllegalStateException("Not for Modeler: " + result);
    };
  }

  /** Does the work as the owner of the token. */
  private ModelerResult as(DeployCredentials credentials, Supplier<ModelerResult> work) {
    AttemptResult<Optional<Long>> attempt =
        failures.attempt(
            "deploy-token/" + request.client().network(),
            PER_NETWORK,
            () -> owner(credentials).map(ModelerService::right).orElseGet(ModelerService::wrong));
    if (attempt.answer().isEmpty()) {
      return new ModelerResult.Blocked(attempt.lockout().orElseThrow().until());
    }
    Optional<Long> owner = attempt.answer().get();
    if (owner.isEmpty()) {
      return new ModelerResult.Unauthorized();
    }
    request.byToken(owner.get());
    return work.get();
  }

  private static Guess<Optional<Long>> right(long accountId) {
    return Guess.right(Optional.of(accountId));
  }

  private static Guess<Optional<Long>> wrong() {
    return Guess.wrong(Optional.empty());
  }

  private Optional<Long> owner(DeployCredentials credentials) {
    Optional<DeployToken> token =
        tokens.find(keyRing.hashes(DeployTokenService.CONTEXT, credentials.token()));
    Optional<Long> owner = token.filter(found -> counts(found, credentials)).map(this::use);
    if (owner.isEmpty()) {
      audit.record(
          AuditEvent.failure(
              AuditAction.DEPLOY_TOKEN_REFUSED, token.map(DeployToken::accountId).orElse(null)));
    }
    return owner;
  }

  private Long use(DeployToken token) {
    token.use(clock.instant());
    return token.accountId();
  }

  /** Nobody takes role, binding or account away between this and the end of the transaction. */
  private boolean counts(DeployToken token, DeployCredentials credentials) {
    long accountId = token.accountId();
    return authenticators.lockActiveHolder(accountId, PlatformRole.PROCESS_OWNER)
        && !token.isOver(clock.instant())
        && (credentials.email() == null || isAddressOf(accountId, credentials.email()));
  }

  private boolean isAddressOf(long accountId, EmailAddress email) {
    return accounts
        .profile(accountId)
        .filter(owner -> email.canonical().equals(owner.email().canonical()))
        .isPresent();
  }
}
