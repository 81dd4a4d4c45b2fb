package mfa.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mfa.ticket.Attachment.Refusal;

/**
 * The files of a message that somebody writes, each by an identity of its own: two photos of a
 * phone have the same name. Files come in requests apart from the page, so it is safe for threads.
 */
public final class UnsentMessage {

  private static final int MAX_TOLD = 20;

  private final UnsentFiles room;
  private final List<String> owners;
  private final Map<String, UnsentFile> files = new LinkedHashMap<>();
  private final Map<String, String> withoutPlace = new LinkedHashMap<>();
  private boolean open = true;

  /** Why the message cannot be sent now, and for which file. */
  public record Problem(Refusal reason, String name) {}

  UnsentMessage(UnsentFiles room, List<String> owners) {
    this.room = room;
    this.owners = owners;
  }

  /**
   * Keeps a file, or another try of the same.
   *
   * @param identity of the file on its page
   * @param session in which it comes
   * @return false where there is no place for it
   */
  public boolean receive(String identity, String name, String session, InputStream content)
      throws IOException {
    List<String> all = new ArrayList<>(owners);
    all.add("session/" + session);
    Optional<UnsentFile> place = place(identity, name, List.copyOf(all));
    if (place.isEmpty()) {
      return false;
    }
    try {
      place.get().receive(content);
      return true;
    } catch (IOException | RuntimeException e) {
      remove(identity);
      throw e;
    }
  }

  private synchronized Optional<UnsentFile> place(String identity, String name, List<String> all) {
    remove(identity);
    if (!open || files.size() >= Attachment.MAX_PER_MESSAGE || !room.take(all)) {
      if (withoutPlace.size() < MAX_TOLD) {
        withoutPlace.put(identity, name);
      }
      return Optional.empty();
    }
    UnsentFile file = new UnsentFile(room, name, all);
    files.put(identity, file);
    return Optional.of(file);
  }

  /** The file was taken out of the list. */
  public synchronized void remove(String identity) {
    withoutPlace.remove(identity);
    Optional.ofNullable(files.remove(identity)).ifPresent(UnsentFile::end);
  }

  /** What is wrong with one of the files; nothing is sent without a file that somebody chose. */
  public synchronized Optional<Problem> problem() {
    Optional<Problem> none =
        withoutPlace.values().stream().map(name -> new Problem(Refusal.NO_PLACE, name)).findFirst();
    return none.or(
        () -> files.values().stream().flatMap(file -> problem(file).stream()).findFirst());
  }

  private static Optional<Problem> problem(UnsentFile file) {
    return file.isComplete()
        ? file.refusal().map(why -> new Problem(why, file.name()))
        : Optional.of(new Problem(Refusal.COMING, file.name()));
  }

  /** Hands the files over, once {@link #problem} found nothing. */
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
    withoutPlace.clear();
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
