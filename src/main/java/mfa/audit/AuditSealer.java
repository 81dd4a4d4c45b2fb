package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Seals what waits, anchors the end, and knows what is wrong: anyone who writes an entry is never
 * kept waiting for either.
 */
@ApplicationScoped
class AuditSealer {

  private static final Logger LOG = Logger.getLogger(AuditSealer.class.getName());

  @Inject private SealingService seals;
  @Inject private AnchorFile anchor;
  @Inject private AuditSettings settings;
  @Inject private Clock clock;
  private volatile SealingStatus trouble = SealingStatus.NONE;
  private volatile long setAside;

  /** What was wrong when the worker last looked. */
  SealingStatus trouble() {
    return trouble;
  }

  /** How many entries are set aside, because the product did not write them so. */
  long setAside() {
    return setAside;
  }

  /**
   * Seals a batch.
   *
   * @return whether there may be more
   */
  boolean work() {
    try {
      if (seals.sealNext() == SealingService.BATCH) {
        return true;
      }
      setAside = seals.countSetAside();
      SealingStatus ofTheAnchor = anchorEnd();
      report(
          ofTheAnchor == SealingStatus.NONE && isBehind() ? SealingStatus.BEHIND : ofTheAnchor,
          null);
    } catch (IOException e) {
      report(SealingStatus.NO_ANCHOR, e);
    } catch (RuntimeException e) {
      report(SealingStatus.BROKEN, null);
      throw e;
    }
    return false;
  }

  private boolean isBehind() {
    Instant limit = clock.instant().minus(settings.longestWait());
    return seals.waitingSince().filter(since -> since.isBefore(limit)).isPresent();
  }

  /** Moves the anchor forward only, and never away from an entry that the audit log has lost. */
  private SealingStatus anchorEnd() throws IOException {
    if (!anchor.isConfigured()) {
      return SealingStatus.NONE;
    }
    Optional<ChainHead> known = anchor.read();
    if (known.isPresent() && !seals.holds(known.get())) {
      return SealingStatus.CUT_OFF;
    }
    long anchored = known.map(ChainHead::position).orElse(-1L);
    Optional<ChainHead> end = seals.head().filter(head -> head.position() > anchored);
    if (end.isPresent()) {
      anchor.write(end.get());
    }
    return SealingStatus.NONE;
  }

  /** Once for each change: the worker runs every second. */
  private void report(SealingStatus found, Exception cause) {
    if (found != trouble) {
      Level level = found == SealingStatus.NONE ? Level.INFO : Level.SEVERE;
      LOG.log(level, found.message(), cause);
    }
    trouble = found;
  }
}
