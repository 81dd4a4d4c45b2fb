package mfa.ticket.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the process of a support ticket waits for, besides time and people at the desk. */
public enum SupportMessage {
  REQUESTER_REPLIED("support.requesterReplied"),
  SOLVED("support.solved"),

  /** Not to be sent but by {@link SupportProcess#end}. */
  WITHDRAWN("support.withdrawn"),

  /** The same. */
  CLOSED("support.closed");

  /** Each of these has to end a ticket at any of its steps. */
  static final List<String> ENDING = List.of(WITHDRAWN.inModels(), CLOSED.inModels());

  private final String inModels;

  SupportMessage(String inModels) {
    this.inModels = inModels;
  }

  /** Its name in the models. */
  String inModels() {
    return inModels;
  }

  static Set<String> all() {
    return Arrays.stream(values()).map(SupportMessage::inModels).collect(Collectors.toSet());
  }
}
