package mfa.shell;

import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Takes files as browsers send them here: wrapped ones would be kept by the container first. */
public interface PlainUpload extends UploadHandler {

  @Override
  default void handleRequest(
      VaadinRequest request, VaadinResponse response, VaadinSession session, Element owner)
      throws IOException {
    String type = request.getContentType();
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else {
      UploadHandler.super.handleRequest(request, response, session, owner);
    }
  }
}
