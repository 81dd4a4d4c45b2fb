package mfa.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mfa.platform.request.TooManyAtOnce;

/**
 * Something broke behind a button: says so without details, which go to the log. That too many wait
 * is no fault.
 */
class FailureNotice implements ErrorHandler {

  private static final Logger LOG = Logger.getLogger(FailureNotice.class.getName());
  private static final int SHOWN_MILLIS = 10_000;

  @Override
  public void error(ErrorEvent event) {
    boolean busy = isBusy(event.getThrowable());
    if (!busy) {
      LOG.log(Level.SEVERE, "A server call failed.", event.getThrowable());
    }
    UI ui = UI.getCurrent();
    if (ui != null) {
      Notification notice =
          Notification.show(
              ui.getTranslation(busy ? "error.busy" : "error.failure.text"),
              SHOWN_MILLIS,
              Notification.Position.BOTTOM_START);
      notice.addThemeVariants(NotificationVariant.ERROR);
      notice.getElement().setAttribute("role", "alert");
    }
  }

  private static boolean isBusy(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(TooManyAtOnce.class::isInstance);
  }
}
