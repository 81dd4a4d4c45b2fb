package mfa.ticket.numbers;

/** What each row of the numbers is about. */
public enum Grouping {
  WEEK,
  TYPE,
  AGENT
}
