package mfa.ticket.numbers;

/** What each row of the numbers is about. */
public enum Grouping {
  WEEK,
  TYPE,
  AGENT;

  /** Whether tickets can be filed with one; an agent has them later. */
  public boolean hasFiled() {
    return this != AGENT;
  }
}
