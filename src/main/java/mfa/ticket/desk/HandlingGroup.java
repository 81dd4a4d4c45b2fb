package mfa.ticket.desk;

import java.util.Locale;

/** Of whom one takes a ticket that nobody has. */
public enum HandlingGroup {
  AGENTS,
  SUPERVISORS;

  /** As candidate groups of models are called. */
  public String inModels() {
    return name().toLowerCase(Locale.ROOT);
  }
}
