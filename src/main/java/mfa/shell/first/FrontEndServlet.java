package mfa.shell.first;

import com.vaadin.cdi.CdiVaadinServlet;
import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import mfa.platform.web.FileAddress;

/**
 * Vaadin's servlet, which lets browsers keep its modules: their names change with what is in them,
 * so that what has the same name needs no second look. At the address of another version, nothing
 * is kept.
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

      @Override
      protected void writeCacheHeaders(
          String file, HttpServletRequest request, HttpServletResponse response) {
        if (isError(request)) {
          response.setHeader("Cache-Control", "no-store");
          return;
        }
        super.writeCacheHeaders(file, request, response);
        if (FileAddress.isOfAnotherVersion(request, file)) {
          // Caches would keep the file of today at the address of the next version.
          response.setHeader("Cache-Control", "no-cache");
        }
      }

      @Override
      protected boolean browserHasNewestVersion(HttpServletRequest request, long changedAt) {
        return !isError(request) && super.browserHasNewestVersion(request, changedAt);
      }
    };
  }

  /**
   * The container takes the page of an error from here; of the page that failed it says nothing.
   */
  private static boolean isError(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR;
  }
}
