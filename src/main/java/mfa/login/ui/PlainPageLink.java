package mfa.login.ui;

import com.vaadin.flow.component.html.Anchor;

/**
 * A link from a view to a page that is none: the browser loads it at once, where a view's server
 * would first be asked for a view of that address.
 */
public final class PlainPageLink extends Anchor {

  private static final long serialVersionUID = 1;

  public PlainPageLink(String path, String text) {
    super(path, text);
    setRouterIgnore(true);
  }
}
