package mfa.workflow;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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
    return as(credentials, token -> new ModelerResult.Granted());
  }

  /** Makes the file the version that new tickets follow, in the name of the token's owner. */
  @PermitAll
  public ModelerResult deploy(DeployCredentials credentials, byte[] file, DeploymentNote note) {
    return as(credentials, token -> deploy(token, file, note));
  }

  private ModelerResult deploy(DeployToken token, byte[] file, DeploymentNote note) {
    // Of a file without a process of ours the checks of any process say what is wrong.
    String process = models.processIn(file).orElseGet(() -> models.processes().getFirst());
    DeploymentResult result =
        deployer.deploy(
            new DeploymentRequest(
                process,
                file,
                note,
                DeploymentSource.MODELER,
                null,
                token.name(),
                token.accountId()));
    return switch (result) {
      case DeploymentResult.Deployed deployed ->
          new ModelerResult.Deployed(deployed.version(), true);
      case DeploymentResult.Unchanged unchanged ->
          new ModelerResult.Deployed(unchanged.version(), false);
      case DeploymentResult.Refused refused -> new ModelerResult.Refused(refused.findings());
      case DeploymentResult.TooMany tooMany -> new ModelerResult.TooMany(tooMany.perHour());
      default -> throw new IllegalStateException("Not for Modeler: " + result);
    };
  }

  /** Does the work as the owner of the token. */
  private ModelerResult as(
      DeployCredentials credentials, Function<DeployToken, ModelerResult> work) {
    AttemptResult<Optional<DeployToken>> attempt =
        failures.attempt(
            "deploy-token/" + request.client().network(),
            PER_NETWORK,
            () -> token(credentials).map(ModelerService::right).orElseGet(ModelerService::wrong));
    if (attempt.answer().isEmpty()) {
      return new ModelerResult.Blocked(attempt.lockout().orElseThrow().until());
    }
    Optional<DeployToken> token = attempt.answer().get();
    if (token.isEmpty()) {
      return new ModelerResult.Unauthorized();
    }
    request.byToken(token.get().accountId());
    return work.apply(token.get());
  }

  private static Guess<Optional<DeployToken>> right(DeployToken token) {
    return Guess.right(Optional.of(token));
  }

  private static Guess<Optional<DeployToken>> wrong() {
    return Guess.wrong(Optional.empty());
  }

  /** The token, where it counts. */
  private Optional<DeployToken> token(DeployCredentials credentials) {
    Optional<DeployToken> known =
        tokens.find(keyRing.hashes(DeployTokenService.CONTEXT, credentials.token()));
    Optional<DeployToken> token = known.filter(found -> counts(found, credentials));
    token.ifPresentOrElse(found -> found.use(clock.instant()), () -> recordRefusal(known));
    return token;
  }

  private void recordRefusal(Optional<DeployToken> known) {
    audit.record(
        AuditEvent.failure(
                AuditAction.DEPLOY_TOKEN_REFUSED, known.map(DeployToken::accountId).orElse(null))
            .saying(known.map(DeployToken::name).orElse("")));
  }

  /**
   * Nobody takes role, binding or account away, nor revokes the token, between this and the end of
   * the transaction. That somebody did may have been waited for here.
   */
  private boolean counts(DeployToken token, DeployCredentials credentials) {
    long accountId = token.accountId();
    return authenticators.lockActiveHolder(accountId, PlatformRole.PROCESS_OWNER)
        && tokens.exists(token)
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
