package mfa.application;

/** What became of an entry code that a browser showed at an application's host. */
public sealed interface EntryResult {

  /** Where the browser goes on, at the application. */
  ReturnPath page();

  /** The browser is in, with this key. */
  record Entered(String key, ReturnPath page) implements EntryResult {

    @Override
    public String toString() {
      return "Entered[…]";
    }
  }

  /** The code does not count in this browser, or not any more: ask for the page again. */
  record Again(ReturnPath page) implements EntryResult {}
}
