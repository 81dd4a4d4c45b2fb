package mfa.enforcement.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Supplier;
import mfa.audit.AuditAction;
import mfa.enforcement.RecordLine;
import mfa.enforcement.WorkspaceRecordService;
import mfa.platform.text.CsvLine;

/** Writes the record of a workspace as a file for spreadsheets, page by page. */
class RecordExport extends Anchor {

  private static final int PAGE = 200;

  private final transient WorkspaceRecordService records;
  private final transient Supplier<AuditAction> action;
  private final long workspaceId;
  private final String head;

  RecordExport(WorkspaceRecordService records, long workspaceId, Supplier<AuditAction> action) {
    this.records = records;
    this.workspaceId = workspaceId;
    this.action = action;
    this.head =
        CsvLine.of(
            getTranslation("record.when"),
            getTranslation("record.who"),
            getTranslation("record.action"),
            getTranslation("record.result"),
            getTranslation("record.whom"),
            getTranslation("record.detail"),
            getTranslation("record.from"),
            getTranslation("record.browser"));
    setText(getTranslation("members.export"));
    setHref((DownloadHandler) this::write);
    getElement().setAttribute("download", true);
  }

  private void write(DownloadEvent event) throws IOException {
    event.setFileName(CsvLine.fileName("audit"));
    event.setContentType("text/csv; charset=utf-8");
    if (!records.beginExport(workspaceId)) {
      event.getResponse().setStatus(404);
      return;
    }
    AuditAction wanted = action.get();
    try (Writer file = new OutputStreamWriter(event.getOutputStream(), UTF_8)) {
      file.write(CsvLine.BEGINNING + head);
      List<RecordLine> lines;
      int offset = 0;
      do {
        lines = records.page(workspaceId, wanted, offset, PAGE);
        for (RecordLine line : lines) {
          file.write(cells(line));
        }
        offset += PAGE;
      } while (lines.size() == PAGE);
    }
  }

  private static String cells(RecordLine line) {
    return CsvLine.of(
        line.at().toString(),
        line.actor(),
        line.action().name(),
        line.result().name(),
        line.subject(),
        line.detail(),
        line.clientAddress(),
        line.userAgent());
  }
}
