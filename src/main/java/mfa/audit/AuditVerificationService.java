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
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;

/**
 * Checks the whole audit log against its seals, its head in the database and its anchor outside:
 * finds every entry that was changed, deleted, inserted or moved (R59).
 */
@Stateless
public class AuditVerificationService {

  /** So many entries are read in one transaction: memory is bounded. */
  static final int PAGE = 1000;

  @Inject private ChainEntries entries;
  @Inject private KeyRing keys;
  @Inject private Transactions transactions;
  @Inject private SealingService seals;
  @Inject private AnchorFile anchor;
  @Inject private AuditSettings settings;
  @Inject private Clock clock;

  /** For the operator's command; also while entries are written and sealed. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AuditVerificationResult check() {
    List<String> missing = new ArrayList<>();
    ChainVerifier walk = new ChainVerifier(knownEnds(missing));
    missing.forEach(walk::find);
    while (transactions.inNew(() -> follow(walk))) {
      // The walk is a page further.
    }
    walk.end();
    while (transactions.inNew(() -> markSetAside(walk))) {
      // The next page.
    }
    Instant limit = clock.instant().minus(settings.longestWait());
    while (transactions.inNew(() -> lookAtWaiting(walk, limit))) {
      // The next page.
    }
    return walk.result();
  }

  /** Follows the chain a page further; false at its end. */
  private boolean follow(ChainVerifier walk) {
    List<ChainEntry> page = entries.after(walk.position(), walk.id(), PAGE);
    page.forEach(entry -> walk.step(entry, keys));
    return page.size() == PAGE;
  }

  /** Looks at a page of the entries that wait; false after the last. */
  private boolean lookAtWaiting(ChainVerifier walk, Instant limit) {
    List<ChainEntry> page = entries.waiting(walk.waitingId(), PAGE);
    page.forEach(entry -> walk.wait(entry, limit, keys));
    return page.size() == PAGE;
  }

  /** Takes a page of the entries that have no place though they do not wait; false after it. */
  private boolean markSetAside(ChainVerifier walk) {
    List<ChainEntry> page = entries.setAside(walk.asideId(), PAGE);
    page.forEach(walk::setAside);
    return page.size() == PAGE;
  }

  /** Read before the walk begins: what is sealed meanwhile comes after them. */
  private List<ChainHead> knownEnds(List<String> missing) {
    List<ChainHead> ends = new ArrayList<>();
    seals
        .head()
        .ifPresentOrElse(ends::add, () -> missing.add("The head in the database is missing."));
    if (!anchor.isConfigured()) {
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
