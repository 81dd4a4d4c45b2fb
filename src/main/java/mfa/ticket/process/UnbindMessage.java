package mfa.ticket.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the unbind process waits for, besides time and people at the desk. */
public enum UnbindMessage {
  CODE_REQUESTED("mfa.codeRequested"),
  EMAIL_VERIFIED("mfa.emailVerified"),
  REQUESTER_REPLIED("mfa.requesterReplied"),
  NOTICE_DELIVERED("mfa.noticeDelivered"),
  OWNER_DISPUTED("mfa.ownerObjected"),
  STOPPED("mfa.stopped"),

  /** Not to be sent but by {@link UnbindProcess#withdrawn}. */
  WITHDRAWN("mfa.withdrawn");

  /** Each of these has to end a ticket at any of its steps. */
  static final List<String> ENDING =
      List.of(OWNER_DISPUTED.inModels(), STOPPED.inModels(), WITHDRAWN.inModels());

  private final String inModels;

  UnbindMessage(String inModels) {
    this.inModels = inModels;
  }

  /** Nobody sends these: the mail server answers what the process mailed. */
  static final Set<String> ECHOES = Set.of(NOTICE_DELIVERED.inModels());

  /** Its name in the models. */
  String inModels() {
    return inModels;
  }

  static Set<String> all() {
    return Arrays.stream(values()).map(UnbindMessage::inModels).collect(Collectors.toSet());
  }
}
