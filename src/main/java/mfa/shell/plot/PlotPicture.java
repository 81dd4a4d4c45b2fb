package mfa.shell.plot;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Bars beside each other, each of parts upon each other, drawn by the browser. */
public class PlotPicture extends Div {

  /**
   * @param words what can be seen, for those who cannot
   * @param parts for each part its numbers, one for each bar
   * @param max as high as the picture, more than 0
   */
  public PlotPicture(String words, List<List<Long>> parts, long max) {
    addClassName("plot-picture");
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", words);
    getElement().executeJs("window.mfa.drawBars(this, $0, $1)", parts, max);
  }
}
