package mfa.shell;

/** Finds the words of pages, in one language. */
@FunctionalInterface
public interface Texts {

  /** The text under this key, with what stands in its braces filled in. */
  String getTranslation(String key, Object... values);
}
