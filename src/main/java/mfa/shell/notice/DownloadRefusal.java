package mfa.shell.notice;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a reason in place of a file. */
public final class DownloadRefusal {

  private static final int TOO_MANY_REQUESTS = 429;

  /** In seconds. */
  private static final String SOON = "30";

  private DownloadRefusal() {}

  /** As many files are on their way as may. */
  public static void busy(DownloadEvent event, String reason) throws IOException {
    VaadinResponse response = event.getResponse();
    response.setHeader("Retry-After", SOON);
    answer(event, HttpServletResponse.SC_SERVICE_UNAVAILABLE, reason);
  }

  /** The caller took as many as may be within a time. */
  public static void tooOften(DownloadEvent event, String reason) throws IOException {
    answer(event, TOO_MANY_REQUESTS, reason);
  }

  private static void answer(DownloadEvent event, int status, String reason) throws IOException {
    event.getResponse().setStatus(status);
    event.setContentType("text/plain;charset=UTF-8");
    event.getWriter().write(reason);
  }
}
