package mfa.verification;

/**
 * What a comparison found, and what it does to the count of failures.
 *
 * @param answer for the caller
 */
public record Guess<T>(T answer, Count count) {

  enum Count {
    STARTS_AGAIN,
    STAYS,
    IS_UNCOUNTED
  }

  /** It was right: the count starts again. */
  public static <T> Guess<T> right(T answer) {
    return new Guess<>(answer, Count.STARTS_AGAIN);
  }

  /** It was wrong, and stays counted. */
  public static <T> Guess<T> wrong(T answer) {
    return new Guess<>(answer, Count.STAYS);
  }

  /** Nothing was guessed at: it is not counted after all. */
  public static <T> Guess<T> none(T answer) {
    return new Guess<>(answer, Count.IS_UNCOUNTED);
  }
}
