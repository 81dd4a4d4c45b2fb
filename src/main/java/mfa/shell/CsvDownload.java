package mfa.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import mfa.platform.text.CsvRow;

/** A list as a file for spreadsheets, written page by page. */
public abstract class CsvDownload<T> extends Anchor {

  private static final int PAGE = 200;

  private final transient BooleanSupplier begin;
  private final transient Supplier<Pages<T>> pages;
  private final String fileName;
  private final String head;

  /** Fetches so many lines from there on. */
  @FunctionalInterface
  public interface Pages<T> {
    List<T> from(int offset, int max);

    /** Of a list that is short and read already. */
    static <T> Pages<T> of(List<T> all) {
      return (offset, max) -> all.stream().skip(offset).limit(max).toList();
    }
  }

  /**
   * @param begin notes that the list leaves the product; false where it does not exist for the
   *     caller
   * @param pages taken once for each file, so that its filter stays the same meanwhile
   * @param head keys of the names of the columns
   */
  protected CsvDownload(
      String fileName, BooleanSupplier begin, Supplier<Pages<T>> pages, String... head) {
    this.fileName = CsvRow.fileName(fileName);
    this.begin = begin;
    this.pages = pages;
    this.head =
        CsvRow.of(Arrays.stream(head).map(key -> getTranslation(key)).toArray(String[]::new));
    setText(getTranslation("list.export"));
    setHref((DownloadHandler) this::write);
    getElement().setAttribute("download", true);
  }

  /** What stands in the columns. */
  protected abstract String cells(T row);

  private void write(DownloadEvent event) throws IOException {
    event.setFileName(fileName);
    event.setContentType("text/csv; charset=utf-8");
    if (!begin.getAsBoolean()) {
      event.getResponse().setStatus(404);
      return;
    }
    Pages<T> requested = pages.get();
    try (Writer file = new OutputStreamWriter(event.getOutputStream(), UTF_8)) {
      file.write(CsvRow.BEGINNING + head);
      List<T> rows;
      int offset = 0;
      do {
        rows = requested.from(offset, PAGE);
        for (T row : rows) {
          file.write(cells(row));
        }
        offset += PAGE;
      } while (rows.size() == PAGE);
    }
  }
}
