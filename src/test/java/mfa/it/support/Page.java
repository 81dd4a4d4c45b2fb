package mfa.it.support;

import java.util.List;

/** One open page, and what a person's hands can do on it. */
public abstract sealed class Page permits ViewPage, PlainPage {

  private final String path;

  Page(String path) {
    this.path = path;
  }

  /** The path it was loaded from, after all redirects. */
  public final String path() {
    return path;
  }

  /** As the page of a view, for what only those have. */
  public final ViewPage view() {
    if (this instanceof ViewPage view) {
      return view;
    }
    throw new AssertionError(path + " is a plain page.");
  }

  /** As a plain page. */
  public final PlainPage plain() {
    if (this instanceof PlainPage plain) {
      return plain;
    }
    throw new AssertionError(path + " is the page of a view.");
  }

  /** Everything it shows, in words. */
  public abstract String text();

  /** The address that an image or a link with this text or alternative text has. */
  public abstract String address(String words);

  /** The texts of all elements with this tag. */
  public abstract List<String> texts(String tag);

  /** Whether a field with this label is shown. */
  public abstract boolean hasField(String label);

  /** Types into the field with this label. */
  public abstract Page fill(String label, String value);

  /** The labels of all fields that take a text. */
  public abstract List<String> textFields();

  /** How many characters the field with this label may hold; 0 where nothing is said. */
  public abstract int maximum(String label);

  /** What the field with this label says is wrong; empty where nothing is. */
  public abstract String error(String label);

  /** Submits the form with this button, and goes where that leads. */
  public abstract Page submit(String button);

  /** Clicks the button or link with this text, and goes where that leads. */
  public abstract Page click(String button);

  /** Tells the server that this page is gone, as browsers do when they leave one. */
  public abstract void leave();
}
