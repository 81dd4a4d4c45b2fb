package mfa.shell.first;

import com.vaadin.cdi.CdiVaadinServlet;
import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.annotation.WebServlet;
import java.time.Duration;

/**
 * Vaadin's servlet, which lets browsers keep its modules: their names change with what is in them,
 * so that what has the same name needs no second look.
 */
@WebServlet(urlPatterns = "/*", asyncSupported = true, loadOnStartup = 1)
public class FrontEndServlet extends CdiVaadinServlet {

  private static final String MODULES = "/VAADIN/build/";
  private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

  @Override
  protected StaticFileHandler createStaticFileHandler(VaadinService service) {
    return new StaticFileServer(service) {
      @Override
      protected int getCacheTime(String file) {
        return file.startsWith(MODULES) ? YEAR : super.getCacheTime(file);
      }
    };
  }
}
