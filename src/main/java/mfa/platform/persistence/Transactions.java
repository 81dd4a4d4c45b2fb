package mfa.platform.persistence;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/** A transaction by name, where the one that a method runs in is not the right one. */
@Stateless
public class Transactions {

  /**
   * In a transaction of its own. Never from within one that holds locks: two connections for one
   * person stand a server still.
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public <T> T inNew(Supplier<T> work) {
    return work.get();
  }

  /** The same for what answers nothing. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void inNew(Runnable work) {
    work.run();
  }

  /** In the transaction at hand, or in one of its own where there is none. */
  @PermitAll
  public <T> T within(Supplier<T> work) {
    return work.get();
  }

  /** The same for what answers nothing. */
  @PermitAll
  public void within(Runnable work) {
    work.run();
  }
}
