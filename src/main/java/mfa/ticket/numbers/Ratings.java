package mfa.ticket.numbers;

/** How many ratings had how many stars. */
public record Ratings(long one, long two, long three, long four, long five) {

  public long count() {
    return one + two + three + four + five;
  }

  /** From 1 to 5; 0 where there is none. */
  public double average() {
    return count() == 0 ? 0 : (one + 2.0 * two + 3.0 * three + 4.0 * four + 5.0 * five) / count();
  }
}
