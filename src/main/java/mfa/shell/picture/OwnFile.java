package mfa.shell.picture;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServlet;
import mfa.platform.web.FileAddress;

/** A picture or script of our own as a view names it. */
public final class OwnFile {

  private OwnFile() {}

  /**
   * Its address, which changes with what is in it.
   *
   * @param path as seen from the application, without a slash at the beginning
   */
  public static String address(String path) {
    return FileAddress.of(VaadinServlet.getCurrent().getServletContext(), "/" + path).substring(1);
  }

  /** Loads a script before anything that this answer calls in it; once in a document. */
  public static void load(UI ui, String script) {
    ui.getPage().addJavaScript("context://" + address(script));
  }
}
