package mfa.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import mfa.platform.crypto.KeyRing;

/**
 * Reads the record for its check, a page in a transaction of its own, so that memory is bounded.
 */
@Stateless
public class AuditVerificationSteps {

  static final int PAGE = 1000;

  @Inject private ChainEntries entries;
  @Inject private KeyRing keys;

  /** Follows the chain a page further; false at its end. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean follow(ChainVerifier walk) {
    List<ChainEntry> page = entries.after(walk.position(), walk.id(), PAGE);
    page.forEach(entry -> walk.step(entry, keys));
    return page.size() == PAGE;
  }

  /** Looks at a page of the entries that wait; false after the last. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean lookAtWaiting(ChainVerifier walk, Instant limit) {
    List<ChainEntry> page = entries.waiting(walk.waitingId(), PAGE);
    page.forEach(entry -> walk.wait(entry, limit, keys));
    return page.size() == PAGE;
  }

  /** Notes a page of the entries that have no place though they do not wait; false after it. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean markSetAside(ChainVerifier walk) {
    List<ChainEntry> page = entries.setAside(walk.asideId(), PAGE);
    page.forEach(walk::setAside);
    return page.size() == PAGE;
  }
}
