package mfa.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import mfa.platform.crypto.KeyRing;

/**
 * Seals committed entries at the end of the chain, one worker at a time over all servers, so that
 * anyone who writes an entry waits for nobody. An entry that commits late is sealed late: the order
 * is that of sealing.
 */
@Stateless
public class SealingService {

  static final int BATCH = 200;

  private static final Logger LOG = Logger.getLogger(SealingService.class.getName());

  @Inject private ChainEntries entries;
  @Inject private KeyRing keys;

  /**
   * Seals a batch, unless another worker does. What another server wrote under a key that this one
   * lacks is left to that, and holds nobody up.
   *
   * @return how many entries waited; a full batch means that there may be more
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int sealNext() {
    if (entries.waitingFor(keys.keyIds(), 1).isEmpty()) {
      return 0;
    }
    Optional<AuditChain> chain = entries.lock();
    if (chain.isEmpty()) {
      return 0;
    }
    List<ChainEntry> waiting = entries.waitingFor(keys.keyIds(), BATCH);
    chain.get().moveTo(seal(waiting, chain.get().head()));
    return waiting.size();
  }

  private ChainHead seal(List<ChainEntry> waiting, ChainHead head) {
    ChainHead end = head;
    boolean beginning = isBeginning(head);
    for (ChainEntry entry : waiting) {
      boolean old = beginning && entry.isWithoutHash();
      if (old || entry.isAuthentic(keys)) {
        entry.seal(end.position() + 1, end.seal(), keys);
        end = new ChainHead(entry.position(), entry.seal());
        beginning = old;
      } else {
        LOG.severe(
            "Entry "
                + entry.id()
                + " of the audit log is set aside, because the product did not write it so.");
        entry.setAside();
      }
    }
    return end;
  }

  /** Entries older than their hashes are taken over at the beginning only, and never again. */
  private boolean isBeginning(ChainHead head) {
    return head.position() == 0
        || entries.at(head.position()).stream().anyMatch(ChainEntry::isWithoutHash);
  }

  /** The end of the chain, as far as it is committed. */
  @PermitAll
  public Optional<ChainHead> head() {
    return entries.head();
  }

  /** Whether the chain has this seal at this place. */
  @PermitAll
  public boolean holds(ChainHead head) {
    return head.position() == 0
        || entries.at(head.position()).stream().anyMatch(at -> head.seal().equals(at.seal()));
  }

  /** How many entries were set aside. */
  @PermitAll
  public long countSetAside() {
    return entries.countSetAside();
  }

  /** When the first entry that waits was written. */
  @PermitAll
  public Optional<Instant> waitingSince() {
    return entries.waiting(Long.MIN_VALUE, 1).stream().map(ChainEntry::recordedAt).findFirst();
  }
}
