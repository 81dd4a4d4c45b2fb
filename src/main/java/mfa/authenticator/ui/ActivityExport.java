package mfa.authenticator.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import mfa.audit.Activity;
import mfa.audit.ActivityFilter;
import mfa.audit.AuditService;
import mfa.platform.text.CsvLine;

/** Writes the own activities as a file for spreadsheets, page by page. */
class ActivityExport extends Anchor {

  private static final int PAGE = 200;

  private final transient AuditService audit;
  private final transient Supplier<ActivityFilter> filter;
  private final String head;

  ActivityExport(AuditService audit, Supplier<ActivityFilter> filter) {
    this.audit = audit;
    this.filter = filter;
    this.head =
        CsvLine.of(
            getTranslation("record.when"),
            getTranslation("record.action"),
            getTranslation("record.result"),
            getTranslation("record.who"),
            getTranslation("activity.factor"),
            getTranslation("record.from"),
            getTranslation("record.browser"));
    setText(getTranslation("members.export"));
    setHref((DownloadHandler) this::write);
    getElement().setAttribute("download", true);
  }

  private void write(DownloadEvent event) throws IOException {
    event.setFileName(CsvLine.fileName("activity"));
    event.setContentType("text/csv; charset=utf-8");
    audit.beginOwnExport();
    ActivityFilter wanted = filter.get();
    try (Writer file = new OutputStreamWriter(event.getOutputStream(), UTF_8)) {
      file.write(CsvLine.BEGINNING + head);
      List<Activity> lines;
      int offset = 0;
      do {
        lines = audit.ownActivities(wanted, offset, PAGE);
        for (Activity line : lines) {
          file.write(cells(line));
        }
        offset += PAGE;
      } while (lines.size() == PAGE);
    }
  }

  private static String cells(Activity line) {
    return CsvLine.of(
        line.at().toString(),
        line.action().name(),
        line.result().name(),
        line.actor().name(),
        Objects.toString(line.factor(), ""),
        line.clientAddress(),
        line.userAgent());
  }
}
