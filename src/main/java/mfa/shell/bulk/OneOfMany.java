package mfa.shell.bulk;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A part of what is done to many, which is not to break off all of it. */
public final class OneOfMany {

  private static final Logger LOG = Logger.getLogger(OneOfMany.class.getName());

  private OneOfMany() {}

  /**
   * Its result, or empty where an error on the server prevented it, which is logged. Who may not go
   * on at all is stopped by the gate.
   */
  public static <T> Optional<T> done(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (EJBAccessException e) {
      throw e;
    } catch (EJBException e) {
      LOG.log(Level.WARNING, "What was done to one of many failed.", e);
      return Optional.empty();
    }
  }
}
