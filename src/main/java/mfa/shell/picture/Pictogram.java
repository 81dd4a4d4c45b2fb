package mfa.shell.picture;

import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/**
 * A picture beside words, which alone are read out. The pictures come from a file of our own:
 * Vaadin's set of all its icons is as large as a sixth of everything else that a browser loads.
 */
public class Pictogram extends SvgIcon {

  private static final String FILE = "images/icons.svg";

  /**
   * @param picture one that {@code images/icons.svg} has
   */
  public Pictogram(VaadinIcon picture) {
    super(OwnFile.address(FILE), symbol(picture));
    getElement().setAttribute("aria-hidden", "true");
  }

  private static String symbol(VaadinIcon picture) {
    return picture.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
