package mfa.workflow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.SingleLine;
import mfa.session.SessionService;

/** Makes and revokes the caller's own tokens for Camunda Modeler. */
@Stateless
public class DeployTokenService {

  public static final int MAX_NAME_LENGTH = 60;
  public static final int MAX_DAYS = 90;
  public static final int MAX_TOKENS = 10;

  /** By this people and programs that look for secrets know a token when they see one. */
  static final String PREFIX = "mfa_deploy_";

  static final String CONTEXT = "deploy-token";

  @Inject private DeployTokens tokens;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private OutboxService outbox;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** The caller's own tokens, newest first; also those that have ended. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<DeployTokenItem> own() {
    Instant now = clock.instant();
    return tokens.of(request.requiredAccountId()).stream().map(token -> token.item(now)).toList();
  }

  /**
   * Makes a token and tells its owner by mail.
   *
   * @param days until its end
   * @throws IllegalArgumentException if the name is blank or longer than 60 characters, or the end
   *     is not 1 to 90 days away
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public DeployTokenResult make(String name, int days) {
    String clean = SingleLine.required(name, MAX_NAME_LENGTH, "A name");
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("A token lives for 1 to " + MAX_DAYS + " days");
    }
    long accountId = request.requiredAccountId();
    if (!authenticators.lockActiveHolder(accountId, PlatformRole.PROCESS_OWNER)) {
      recordRefusal(AuditAction.DEPLOY_TOKEN_MADE, clean, "NOT_ALLOWED");
      return new DeployTokenResult.NotAllowed();
    }
    if (!sessions.hasFreshCode()) {
      return needsCode(AuditAction.DEPLOY_TOKEN_MADE, clean);
    }
    if (tokens.of(accountId).size() >= MAX_TOKENS) {
      return new DeployTokenResult.TooMany();
    }
    String text = PREFIX + random.key();
    Instant now = clock.instant();
    DeployToken token =
        new DeployToken(accountId, clean, keyRing.hash(CONTEXT, text), Duration.ofDays(days), now);
    tokens.add(token);
    DeployTokenItem item = token.item(now);
    audit.record(
        AuditEvent.success(AuditAction.DEPLOY_TOKEN_MADE, accountId)
            .saying(clean + ", until " + item.endsAt()));
    notifyOwner(item, accountId);
    return new DeployTokenResult.Made(text, item);
  }

  private void notifyOwner(DeployTokenItem item, long accountId) {
    outbox.send(
        Mail.of(MailTemplate.DEPLOY_TOKEN_MADE, accounts.recipient(accountId))
            .with("name", item.name())
            .with("when", item.createdAt())
            .with("end", item.endsAt()));
  }

  /** Ends one of the caller's own tokens at once. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public DeployTokenResult revoke(long id) {
    long accountId = request.requiredAccountId();
    // What the token deploys in this moment is deployed before this answers, or not at all.
    accounts.lock(accountId);
    Optional<DeployToken> token = tokens.of(accountId, id);
    if (token.isEmpty()) {
      return new DeployTokenResult.Unknown();
    }
    if (!sessions.hasFreshCode()) {
      return needsCode(AuditAction.DEPLOY_TOKEN_REVOKED, token.get().name());
    }
    tokens.remove(token.get());
    audit.record(
        AuditEvent.success(AuditAction.DEPLOY_TOKEN_REVOKED, accountId).saying(token.get().name()));
    return new DeployTokenResult.Revoked();
  }

  private DeployTokenResult needsCode(AuditAction action, String name) {
    recordRefusal(action, name, "NEEDS_CODE");
    return new DeployTokenResult.NeedsCode();
  }

  private void recordRefusal(AuditAction action, String name, String reason) {
    audit.record(
        AuditEvent.failure(action, request.requiredAccountId()).saying(name + ": " + reason));
  }
}
