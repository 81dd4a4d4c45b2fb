package mfa.ticket.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongFunction;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentItem;
import mfa.ticket.content.DownloadHeaders;

/** A link to a file; it is saved, never shown as a page of ours, whatever is in it. */
class Download extends Anchor {

  private static final int KILOBYTE = 1024;

  private final AttachmentItem file;
  private final transient LongFunction<Optional<Attachment>> source;

  Download(AttachmentItem file, LongFunction<Optional<Attachment>> source) {
    this.file = file;
    this.source = source;
    int size = Math.max(1, file.size() / KILOBYTE);
    setText(getTranslation("attachment.link", file.name(), size));
    setHref(this::send);
    setDownload(true);
  }

  private void send(DownloadEvent event) throws IOException {
    Optional<Attachment> attachment = source.apply(file.id());
    if (attachment.isEmpty()) {
      event.getResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    DownloadHeaders.of(attachment.get().name()).forEach(event.getResponse()::setHeader);
    event.setContentType("application/octet-stream");
    event.setContentLength(attachment.get().content().length);
    event.getOutputStream().write(attachment.get().content());
  }
}
