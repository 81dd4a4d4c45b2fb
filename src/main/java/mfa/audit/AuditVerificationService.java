package mfa.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the whole record against its seals, its head in the database and its anchor outside: finds
 * every entry that was changed, deleted, inserted or moved (R59).
 */
@Stateless
public class AuditVerificationService {

  @Inject private AuditVerificationSteps steps;
  @Inject private SealingSteps seals;
  @Inject private AnchorFile anchor;
  @Inject private AuditSettings settings;
  @Inject private Clock clock;

  /** For the operator's command; also while entries are written and sealed. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AuditVerification check() {
    List<String> missing = new ArrayList<>();
    ChainVerifier walk = new ChainVerifier(knownEnds(missing));
    missing.forEach(walk::find);
    while (steps.follow(walk)) {
      // The walk is a page further.
    }
    walk.end();
    while (steps.markSetAside(walk)) {
      // The next page.
    }
    Instant limit = clock.instant().minus(settings.longestWait());
    while (steps.lookAtWaiting(walk, limit)) {
      // The next page.
    }
    return walk.result();
  }

  /** Read before the walk begins: what is sealed meanwhile comes after them. */
  private List<ChainHead> knownEnds(List<String> missing) {
    List<ChainHead> ends = new ArrayList<>();
    seals
        .head()
        .ifPresentOrElse(ends::add, () -> missing.add("The head in the database is missing."));
    if (!anchor.isWanted()) {
      return ends;
    }
    try {
      anchor
          .read()
          .ifPresentOrElse(
              ends::add, () -> missing.add("The anchor outside the database is missing."));
    } catch (IOException e) {
      missing.add("The anchor outside the database cannot be read.");
    }
    return ends;
  }
}
