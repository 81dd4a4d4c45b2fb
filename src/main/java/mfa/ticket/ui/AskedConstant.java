package mfa.ticket.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Optional;

/** One of some constants, as an address names it. */
public final class AskedConstant {

  private AskedConstant() {}

  /** Empty where the address names none of them. */
  public static <E extends Enum<E>> Optional<E> of(
      QueryParameters query, String parameter, E[] constants) {
    return query
        .getSingleParameter(parameter)
        .flatMap(
            typed -> Arrays.stream(constants).filter(one -> one.name().equals(typed)).findFirst());
  }
}
