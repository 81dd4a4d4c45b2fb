package mfa.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mfa.platform.request.ExportResult;
import mfa.platform.request.Places;
import mfa.platform.text.CsvRow;
import mfa.shell.notice.DownloadRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file for spreadsheets, written page by page. Each holds a thread of the server until
 * its last byte is taken, however slowly that is, so few are on their way at once (R74).
 */
public abstract class CsvDownload<T> extends Anchor {

  static final int MAX_PER_ACCOUNT = 2;

  /** Of this server. */
  static final int MAX = 20;

  static final Places ON_THEIR_WAY = new Places(MAX, MAX_PER_ACCOUNT);

  private static final int PAGE = 200;

  private final transient Supplier<ExportResult> begin;
  private final transient Supplier<Pages<T>> pages;
  private final String fileName;
  private final String head;
  private final String busy;
  private final String often;

  /** Fetches so many lines from there on. */
  @FunctionalInterface
  public interface Pages<T> {
    List<T> from(int offset, int max);

    /** What the file is called, without an ending, where it cannot have the whole list. */
    default Optional<String> nameOfPart() {
      return Optional.empty();
    }

    /** Of a list that is short and read already. */
    static <T> Pages<T> of(List<T> all) {
      return (offset, max) -> all.stream().skip(offset).limit(max).toList();
    }
  }

  /** Each page begins where the one before ended: what comes or goes meanwhile moves no line. */
  public static class OneAfterTheOther<T> implements Pages<T> {

    private final IntFunction<List<T>> first;
    private final BiFunction<T, Integer, List<T>> behind;
    private @Nullable T last;

    /**
     * @param first fetches the first lines, so many at most
     * @param behind fetches those behind that line, so many at most
     */
    public OneAfterTheOther(IntFunction<List<T>> first, BiFunction<T, Integer, List<T>> behind) {
      this.first = first;
      this.behind = behind;
    }

    @Override
    public final List<T> from(int offset, int max) {
      List<T> part = last == null ? first.apply(max) : behind.apply(last, max);
      last = part.isEmpty() ? last : part.getLast();
      return part;
    }
  }

  /**
   * @param begin notes that the list leaves the product, if it may
   * @param pages taken once for each file, so that its filter stays the same meanwhile
   * @param head keys of the names of the columns
   */
  protected CsvDownload(
      String fileName, Supplier<ExportResult> begin, Supplier<Pages<T>> pages, String... head) {
    this.fileName = fileName;
    this.begin = begin;
    this.pages = pages;
    this.head =
        CsvRow.of(Arrays.stream(head).map(key -> getTranslation(key)).toArray(String[]::new));
    this.busy = getTranslation("attachment.busy", CsvRow.fileName(fileName));
    this.often = getTranslation("list.export.often");
    setText(getTranslation("list.export"));
    setHref((DownloadHandler) this::send);
  }

  /** What stands in the columns. */
  protected abstract String cells(T row);

  private void send(DownloadEvent event) throws IOException {
    String account = Objects.requireNonNullElse(event.getRequest().getRemoteUser(), "");
    if (!ON_THEIR_WAY.within(List.of(account), () -> begin(event))) {
      DownloadRefusal.busy(event, busy);
    }
  }

  private void begin(DownloadEvent event) throws IOException {
    switch (begin.get()) {
      case ALLOWED -> write(event);
      case UNKNOWN -> event.getResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
      case TOO_OFTEN -> DownloadRefusal.tooOften(event, often);
    }
  }

  private void write(DownloadEvent event) throws IOException {
    event.setContentType("text/csv; charset=utf-8");
    Pages<T> requested = pages.get();
    event.setFileName(CsvRow.fileName(requested.nameOfPart().orElse(fileName)));
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
