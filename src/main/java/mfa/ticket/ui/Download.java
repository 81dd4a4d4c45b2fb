package mfa.ticket.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mfa.shell.notice.DownloadRefusal;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentItem;
import mfa.ticket.content.DownloadHeaders;

/** A link to a file; it is saved, never shown as a page of ours, whatever is in it. */
class Download extends Anchor {

  private static final int KILOBYTE = 1024;

  private final AttachmentItem file;
  private final String busy;
  private final transient Downloads.Files files;

  Download(AttachmentItem file, Downloads.Files files) {
    this.file = file;
    this.files = files;
    int size = Math.max(1, file.size() / KILOBYTE);
    busy = getTranslation("attachment.busy", file.name());
    setText(getTranslation("attachment.link", file.name(), size));
    setHref(this::send);
    setDownload(true);
  }

  private void send(DownloadEvent event) throws IOException {
    if (!files.send(file.id(), attachment -> send(attachment, event))) {
      DownloadRefusal.busy(event, busy);
    }
  }

  private static void send(Optional<Attachment> attachment, DownloadEvent event)
      throws IOException {
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
