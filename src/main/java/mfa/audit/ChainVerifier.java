package mfa.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.crypto.KeyRing;

/**
 * A way along the chain from its beginning: where it is, and what was wrong so far. It keeps the
 * first findings only.
 */
class ChainVerifier {

  private static final int KEPT = 10;

  private final List<ChainHead> ends;
  private final List<String> findings = new ArrayList<>();
  private long position;
  private long id = Long.MIN_VALUE;
  private String seal = "-";
  private long checked;
  private long wrong;
  private long waiting;
  private long waitingId = Long.MIN_VALUE;
  private long asideId = Long.MIN_VALUE;

  /**
   * Begins before the first entry.
   *
   * @param ends what is known of the chain from elsewhere: it has to pass there
   */
  ChainVerifier(List<ChainHead> ends) {
    this.ends = List.copyOf(ends);
  }

  /** The next entry of the chain; after a wrong one the walk goes on with what is stored. */
  void step(ChainEntry entry, KeyRing keys) {
    if (entry.position() > position + 1) {
      find(
          "After position "
              + position
              + ": entries up to "
              + (entry.position() - 1)
              + " are missing.");
    } else if (entry.position() == position) {
      find(named(entry) + ": another entry has its place.");
    } else if (!entry.isSealedAfter(seal, keys)) {
      find(named(entry) + ": it, its place or the entry before it was changed.");
    }
    for (ChainHead end : ends) {
      if (end.position() == entry.position() && !end.seal().equals(entry.seal())) {
        find(named(entry) + ": it is not the one that was there.");
      }
    }
    position = entry.position();
    id = entry.id();
    seal = entry.seal() == null ? "" : entry.seal();
    checked++;
  }

  /** The chain is over here. */
  void end() {
    for (ChainHead end : ends) {
      if (end.position() > position) {
        find(
            "After position "
                + position
                + ": the audit log ends, but had "
                + end.position()
                + " entries.");
      }
    }
  }

  void wait(ChainEntry entry, Instant limit, KeyRing keys) {
    waiting++;
    waitingId = entry.id();
    if (!entry.isAuthentic(keys) && !(entry.isWithoutHash() && position == 0)) {
      find(named(entry) + ": the product did not write it so.");
    } else if (entry.recordedAt().isBefore(limit)) {
      find(named(entry) + ": it waits for its seal since " + entry.recordedAt() + ".");
    }
  }

  void setAside(ChainEntry entry) {
    asideId = entry.id();
    find(named(entry) + ": it was set aside, because the product did not write it so.");
  }

  private static String named(ChainEntry entry) {
    return "Entry " + entry.id() + " (position " + entry.position() + ")";
  }

  void find(String finding) {
    wrong++;
    if (findings.size() < KEPT) {
      findings.add(finding);
    }
  }

  long position() {
    return position;
  }

  long id() {
    return id;
  }

  long waitingId() {
    return waitingId;
  }

  long asideId() {
    return asideId;
  }

  AuditVerificationResult result() {
    return new AuditVerificationResult(checked, waiting, wrong, List.copyOf(findings));
  }
}
