package mfa.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mfa.ticket.Attachment.Refusal;

/**
 * The files of a message that somebody writes, each by an identity of its own: two photos of a
 * phone have the same name. Files come in requests apart from the page, so it is safe for threads.
 */
public final class UnsentMessage {

  private static final int MAX_TOLD = 20;

  private final UnsentFiles room;
  private AttachmentKinds kinds;
  private final List<String> owners;
  private final Map<String, UnsentFile> files = new LinkedHashMap<>();
  private final Map<String, Problem> refused = new LinkedHashMap<>();
  private boolean open = true;

  /** Why the message cannot be sent now, and for which file. */
  public record Problem(Refusal reason, String name) {}

  UnsentMessage(UnsentFiles room, AttachmentKinds kinds, List<String> owners) {
    this.room = room;
    this.kinds = kinds;
    this.owners = owners;
  }

  /** What its ticket takes. */
  public synchronized AttachmentKinds kinds() {
    return kinds;
  }

  /** A ticket that takes other kinds stands on the page: nothing of the last one stays. */
  public synchronized void takeOnly(AttachmentKinds other) {
    clear();
    kinds = other;
  }

  /**
   * Keeps a file, or another try of the same.
   *
   * @param identity of the file on its page
   * @param session in which it comes
   * @return why it is refused; it is told until it is removed
   */
  public Optional<Refusal> receive(
      String identity, String name, String session, InputStream content) throws IOException {
    List<String> all = new ArrayList<>(owners);
    all.add("session/" + session);
    Optional<UnsentFile> place = place(identity, name, List.copyOf(all));
    if (place.isEmpty()) {
      return Optional.of(Refusal.NO_PLACE);
    }
    try {
      place.get().receive(content);
      return place.get().refusal();
    } catch (IOException | RuntimeException e) {
      remove(identity);
      throw e;
    }
  }

  private synchronized Optional<UnsentFile> place(String identity, String name, List<String> all) {
    remove(identity);
    if (!open || files.size() >= Attachment.MAX_PER_MESSAGE || !room.take(all)) {
      tell(identity, name, Refusal.NO_PLACE);
      return Optional.empty();
    }
    UnsentFile file = new UnsentFile(room, kinds, name, all);
    files.put(identity, file);
    return Optional.of(file);
  }

  /**
   * The browser did not even send the file, as it was told what is taken.
   *
   * @param size bytes, as the browser says
   */
  public synchronized void refuse(String identity, String name, double size) {
    if (!kinds.take(name)) {
      tell(identity, name, Refusal.KIND);
    } else {
      tell(identity, name, size > Attachment.MAX ? Refusal.TOO_LARGE : Refusal.NO_PLACE);
    }
  }

  private void tell(String identity, String name, Refusal reason) {
    if (refused.size() < MAX_TOLD) {
      refused.put(identity, new Problem(reason, name));
    }
  }

  /** The file was taken out of the list. */
  public synchronized void remove(String identity) {
    refused.remove(identity);
    Optional.ofNullable(files.remove(identity)).ifPresent(UnsentFile::end);
  }

  /** What is wrong with each; nothing is sent without a file that somebody chose. */
  public synchronized List<Problem> problems() {
    return Stream.concat(
            refused.values().stream(),
            files.values().stream().flatMap(file -> problem(file).stream()))
        .toList();
  }

  private static Optional<Problem> problem(UnsentFile file) {
    return file.isComplete()
        ? file.refusal().map(why -> new Problem(why, file.name()))
        : Optional.of(new Problem(Refusal.COMING, file.name()));
  }

  /** Whether no file is in the list, also none that is refused. */
  public synchronized boolean isEmpty() {
    return files.isEmpty() && refused.isEmpty();
  }

  /** Hands the files over, once {@link #problems} found none. */
  public <T> T send(Function<List<Attachment>, T> sender) {
    List<UnsentFile> chosen = chosen();
    return chosen.isEmpty()
        ? sender.apply(List.of())
        : room.inTurn(() -> sender.apply(chosen.stream().map(UnsentFile::attachment).toList()));
  }

  private synchronized List<UnsentFile> chosen() {
    return List.copyOf(files.values());
  }

  /** Takes all files out of the list. */
  public synchronized void clear() {
    files.values().forEach(UnsentFile::end);
    files.clear();
    refused.clear();
  }

  /** The page shows the message. */
  public synchronized void open() {
    open = true;
  }

  /** The page is over, and what was not sent with it. */
  public synchronized void close() {
    open = false;
    clear();
  }
}
