package mfa.session;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.platform.persistence.SqlAnswer;
import mfa.platform.persistence.SqlStatement;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;

/** Knows who is signed in or half signed in, from where and until when, and ends it. */
@Stateless
public class SessionService {

  /** What the keys of sessions are hashed for. */
  public static final String KEY = "session";

  private static final Duration KEPT_AFTER_LAST_SEEN = Duration.ofDays(90);

  @Inject private SignInSessions sessions;
  @Inject private SessionSettings settings;
  @Inject private KeyRing keyRing;
  @Inject private RandomSource random;
  @Inject private Event<SignedIn> signedIn;
  @Inject private Event<KeyRenewed> keyRenewed;
  @Inject private Event<SessionsLimited> limited;
  @Inject private AuditService audit;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /**
   * Opens a session for anyone who gave the right password from the client of this request, whose
   * browser is to be given its key.
   *
   * @param others how many sessions of the account count at this stage already
   * @return its id
   */
  @PermitAll
  public long open(long accountId, Stage stage, long others) {
    SignInSession session =
        new SignInSession(accountId, stage, issueKey(), request.client(), clock.instant());
    sessions.add(session);
    endSurplus(accountId, stage, others);
    if (stage == Stage.SIGNED_IN) {
      signedIn.fire(new SignedIn(accountId, clock.instant()));
    }
    return session.id();
  }

  /**
   * Asks how many sessions of the account count at each stage, to be sent together with others;
   * {@link #count} reads the answer.
   */
  @PermitAll
  public SqlStatement counting(long accountId) {
    Instant now = clock.instant();
    return sessions.counting(
        accountId,
        now.minus(settings.halfSignedIn()),
        now.minus(settings.idle()),
        now.minus(settings.absolute()));
  }

  /** How many of them count at this stage. */
  @PermitAll
  public long count(SqlAnswer answer, Stage stage) {
    return answer.rows().stream()
        .filter(row -> row.text("stage").equals(stage.name()))
        .mapToLong(row -> row.number("sessions"))
        .sum();
  }

  /** A key that nobody had before, for the browser of this request; returns its hash. */
  private String issueKey() {
    String key = random.key();
    request.issueSessionKey(key);
    return keyRing.hash(KEY, key);
  }

  /**
   * The newest sessions of an account stay, the oldest ends. Those that wait for the code are
   * counted by themselves: anyone who knows the password alone ends nobody's session.
   */
  private void endSurplus(long accountId, Stage stage, long others) {
    if (others < settings.perAccount()) {
      return;
    }
    Instant now = clock.instant();
    List<SignInSession> surplus =
        live(accountId, now).stream()
            .filter(session -> session.isAt(stage))
            .sorted(Comparator.comparing(SignInSession::since).reversed())
            .skip(settings.perAccount())
            .toList();
    for (SignInSession session : surplus) {
      if (sessions.end(accountId, session.id(), EndReason.TOO_MANY, now)) {
        audit.record(
            AuditEvent.success(AuditAction.SESSION_ENDED, accountId)
                .saying(EndReason.TOO_MANY.name()));
        if (stage == Stage.SIGNED_IN) {
          limited.fire(new SessionsLimited(accountId));
        }
      }
    }
  }

  private List<SignInSession> live(long accountId, Instant now) {
    return sessions.liveOf(
        accountId,
        now.minus(settings.halfSignedIn()),
        now.minus(settings.idle()),
        now.minus(settings.absolute()));
  }

  /** Whose session it is, or was. */
  @PermitAll
  public long accountOf(long id) {
    return sessions.find(id).orElseThrow().accountId();
  }

  /** Nobody else changes the session until the commit. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock(long id) {
    sessions.lock(id);
  }

  /** Whether the account was signed in from there before, as far back as sessions are kept. */
  @PermitAll
  public boolean isKnown(long accountId, Client client) {
    return sessions.addressesOf(accountId).stream()
        .map(address -> new Client(address, ""))
        .anyMatch(known -> known.network().equals(client.network()));
  }

  /** When those accounts signed in last, as far back as sessions are kept. */
  @PermitAll
  public Map<Long, Instant> lastSignIns(Set<Long> accountIds) {
    if (accountIds.isEmpty()) {
      return Map.of();
    }
    return sessions.newestOf(accountIds).stream()
        .collect(
            Collectors.toMap(
                SignInSession::accountId, SignInSession::createdAt, (one, other) -> one));
  }

  /**
   * The code was right: signed in, under a new key. False where the session ended or was confirmed
   * meanwhile.
   *
   * @param others how many sessions of the account are signed in already
   */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  public boolean confirm(long others) {
    long id = request.requiredSessionId();
    String keyHash = issueKey();
    boolean wasHalf = sessions.confirm(id, keyHash, clock.instant());
    boolean confirmed = wasHalf || sessions.confirmSignedIn(id, keyHash, clock.instant());
    if (confirmed && !wasHalf) {
      keyRenewed.fire(new KeyRenewed(id));
    }
    if (confirmed) {
      endSurplus(request.requiredAccountId(), Stage.SIGNED_IN, others);
      signedIn.fire(new SignedIn(request.requiredAccountId(), clock.instant()));
    }
    return confirmed;
  }

  /** A code was accepted in this session, which makes it fresh. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void recordCode() {
    sessions.recordCode(request.requiredSessionId(), clock.instant());
  }

  /** An authenticator was bound in this session: the same, and it has a new key. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void recordBinding() {
    sessions.recordCode(request.requiredSessionId(), issueKey(), clock.instant());
    keyRenewed.fire(new KeyRenewed(request.requiredSessionId()));
  }

  /**
   * The authenticators that made the codes of the account are gone, and with them what the codes
   * were good for, in every session (R62).
   */
  @PermitAll
  public void forgetCodes(long accountId) {
    sessions.forgetCodes(accountId);
  }

  /** Whether a code was accepted in this session within the last five minutes (R62). */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public boolean hasFreshCode() {
    Instant now = clock.instant();
    return sessions
        .find(request.requiredSessionId())
        .filter(session -> session.hasCodeSince(settings.freshCode(), now))
        .isPresent();
  }

  /** Whether a code was accepted in the session. */
  @PermitAll
  public boolean hasCodeByNow(long id) {
    return sessions.hasCode(id);
  }

  /** A person used key or pointer (R37). */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void recordActivity() {
    sessions.recordActivity(request.requiredSessionId(), clock.instant());
  }

  @RolesAllowed(Roles.MEMBER)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SessionItem> ownSessions() {
    Instant now = clock.instant();
    long ownId = request.requiredSessionId();
    return live(request.requiredAccountId(), now).stream()
        .map(session -> session.item(ownId))
        .toList();
  }

  /** How many other sessions of the caller count at this moment. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countOthers() {
    Instant now = clock.instant();
    long ownId = request.requiredSessionId();
    return live(request.requiredAccountId(), now).stream()
        .filter(session -> session.id() != ownId)
        .count();
  }

  /** Ends one of the caller's sessions; any other id changes nothing. */
  @RolesAllowed(Roles.MEMBER)
  public void endOwn(long id) {
    long accountId = request.requiredAccountId();
    if (sessions.end(accountId, id, EndReason.ENDED_BY_OWNER, clock.instant())) {
      audit.record(AuditEvent.success(AuditAction.SESSION_ENDED, accountId));
    }
  }

  /** Ends all sessions of the caller but this one. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND})
  public void endOthers(EndReason reason) {
    long accountId = request.requiredAccountId();
    int count = sessions.endAllBut(accountId, request.requiredSessionId(), reason, clock.instant());
    if (count > 0) {
      audit.record(
          AuditEvent.success(AuditAction.SESSION_ENDED, accountId)
              .saying(count + " others: " + reason));
    }
  }

  /** Ends every session of the account. */
  @PermitAll
  public void endAll(long accountId, EndReason reason) {
    int count = sessions.endAllBut(accountId, 0, reason, clock.instant());
    if (count > 0) {
      audit.record(
          AuditEvent.success(AuditAction.SESSION_ENDED, accountId)
              .saying(count + " ended: " + reason));
    }
  }

  /** Forgets every session of an account that is no more, and from where it was used. */
  @PermitAll
  public void forget(long accountId) {
    sessions.deleteOf(accountId);
  }

  /** Ends the session of this request. */
  @RolesAllowed({Roles.MEMBER, Roles.MUST_BIND, Roles.HALF_SIGNED_IN})
  public void endThis(EndReason reason) {
    long accountId = request.requiredAccountId();
    if (sessions.end(accountId, request.requiredSessionId(), reason, clock.instant())) {
      AuditAction action =
          reason == EndReason.SIGNED_OUT ? AuditAction.SIGNED_OUT : AuditAction.SESSION_ENDED;
      audit.record(AuditEvent.success(action, accountId).saying(reason.name()));
    }
  }

  /** The same at another host than ours, where the session is known by a key of its own. */
  @PermitAll
  public void recordActivity(long id) {
    sessions.recordActivity(id, clock.instant());
  }

  /**
   * Ends a session that its owner left at another host than ours; one that has ended stays so.
   *
   * @return whether it was there to be ended
   */
  @PermitAll
  public boolean signOut(long id) {
    long accountId = accountOf(id);
    boolean ended = sessions.end(accountId, id, EndReason.SIGNED_OUT, clock.instant());
    if (ended) {
      audit.record(
          AuditEvent.success(AuditAction.SIGNED_OUT, accountId)
              .saying(EndReason.SIGNED_OUT.name()));
    }
    return ended;
  }

  /** Forgets sessions last seen more than 90 days ago. */
  @PermitAll
  public int forgetOld() {
    return sessions.deleteUnseenSince(clock.instant().minus(KEPT_AFTER_LAST_SEEN));
  }
}
