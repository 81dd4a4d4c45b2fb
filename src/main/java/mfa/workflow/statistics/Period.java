package mfa.workflow.statistics;

/** How far back numbers go: so many days, today among them. */
public enum Period {
  WEEK(7),
  MONTH(30),
  QUARTER(90);

  private final int days;

  Period(int days) {
    this.days = days;
  }

  public int days() {
    return days;
  }

  /** The longest, for which numbers are kept. */
  static Period longest() {
    return QUARTER;
  }
}
