package mfa.ticket;

import java.util.Arrays;

/** How a ticket ended; the process calls it by its model name. */
public enum Outcome {
  RESET("reset"),
  REJECTED("rejected"),
  EXPIRED("expired"),
  OBJECTED("objected"),
  STOPPED("stopped"),
  NO_REPLY("noReply"),
  CANCELED("canceled"),
  SOLVED("solved"),
  CLOSED_BY_REQUESTER("closedByRequester");

  private final String modelName;

  Outcome(String modelName) {
    this.modelName = modelName;
  }

  /**
   * @throws IllegalArgumentException if no outcome has this name
   */
  public static Outcome named(String modelName) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.modelName.equals(modelName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no outcome " + modelName + "."));
  }
}
