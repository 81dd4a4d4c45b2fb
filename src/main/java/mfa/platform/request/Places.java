package mfa.platform.request;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The places of this server for what takes a while, of which an owner gets a part. */
public final class Places {

  private final int max;
  private final int maxPerOwner;
  private final Map<Object, Integer> takenBy = new HashMap<>();
  private final Lock turn = new ReentrantLock(true);
  private int taken;

  public Places(int max, int maxPerOwner) {
    this.max = max;
    this.maxPerOwner = maxPerOwner;
  }

  /**
   * Takes a place of each owner; false where there is none.
   *
   * @param owners by what tells them from others: the number of a ticket, the id of an account
   */
  public synchronized boolean take(Collection<?> owners) {
    boolean full = taken >= max;
    if (full || owners.stream().anyMatch(one -> takenBy.getOrDefault(one, 0) >= maxPerOwner)) {
      return false;
    }
    taken++;
    owners.forEach(one -> takenBy.merge(one, 1, Integer::sum));
    return true;
  }

  public synchronized void giveBack(Collection<?> owners) {
    taken--;
    owners.forEach(one -> takenBy.computeIfPresent(one, (same, n) -> n == 1 ? null : n - 1));
  }

  /** Something that takes a while, and may fail on its way. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }

  /**
   * Works in a place of each owner, and gives them back.
   *
   * @return false where there is none
   */
  public boolean within(Collection<?> owners, Work work) throws IOException {
    if (!take(owners)) {
      return false;
    }
    try {
      work.run();
      return true;
    } finally {
      giveBack(owners);
    }
  }

  public synchronized int taken() {
    return taken;
  }

  /** Whole files are read into memory one after the other. */
  public <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
