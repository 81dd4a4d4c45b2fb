package mfa.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mfa.platform.request.Places;
import mfa.ticket.Attachment.Refusal;

/**
 * The files of a message that somebody writes, each by an identity of its own: two photos of a
 * phone have the same name. Files come in requests apart from the page, so it is safe for threads.
 */
public final class UnsentMessage {

  private static final int MAX_REFUSED = 20;
  private static final int MAX_CHOSEN = Attachment.MAX_PER_MESSAGE + MAX_REFUSED;

  private final Places places;
  private AttachmentKinds kinds;
  private final Object owner;
  private final Map<String, UnsentFile> files = new LinkedHashMap<>();
  private final Map<String, Problem> refused = new LinkedHashMap<>();
  private List<Chosen> chosen = List.of();
  private boolean open = true;
  private int timesEmptied;

  /**
   * A file in the list of the page.
   *
   * @param failed whether its way here broke off
   */
  public record Chosen(String identity, String name, boolean failed) {}

  /** Why the message cannot be sent now, and for which file. */
  public record Problem(Refusal reason, String name) {}

  /**
   * @param owner of the places, besides the session
   */
  UnsentMessage(Places places, AttachmentKinds kinds, Object owner) {
    this.places = places;
    this.kinds = kinds;
    this.owner = owner;
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

  /** How often the list was emptied: a file belongs to the list that it was chosen for. */
  public synchronized int timesEmptied() {
    return timesEmptied;
  }

  /**
   * Keeps a file, or another try of the same. What was chosen for a list that was emptied since,
   * perhaps for another ticket, is refused.
   *
   * @param chosenAfter how often the list had been emptied when the file was chosen
   * @param identity of the file on its page
   * @param session in which it comes
   * @return why it is refused; it is told until it is removed
   */
  public Optional<Refusal> receive(
      int chosenAfter, String identity, String name, String session, InputStream content)
      throws IOException {
    Optional<UnsentFile> place = place(chosenAfter, identity, name, List.of(owner, session));
    if (place.isEmpty()) {
      return Optional.of(Refusal.NO_PLACE);
    }
    try {
      place.get().receive(content);
      return place.get().refusal();
    } catch (IOException | RuntimeException e) {
      breakOff(identity, place.get());
      throw e;
    }
  }

  /** By now the identity can be that of another try, which stays. */
  private synchronized void breakOff(String identity, UnsentFile file) {
    files.remove(identity, file);
    file.end();
  }

  private synchronized Optional<UnsentFile> place(
      int chosenAfter, String identity, String name, List<?> owners) {
    if (chosenAfter != timesEmptied) {
      return Optional.empty();
    }
    end(identity);
    if (!open || files.size() >= Attachment.MAX_PER_MESSAGE || !places.take(owners)) {
      refuse(identity, name, Refusal.NO_PLACE);
      return Optional.empty();
    }
    UnsentFile file = new UnsentFile(places, kinds, name, owners);
    files.put(identity, file);
    return Optional.of(file);
  }

  /** All that stands in the list of the page: some of it may not have come, or never will. */
  public synchronized void choose(List<Chosen> all) {
    chosen = all.stream().limit(MAX_CHOSEN).toList();
  }

  /**
   * The browser did not even send the file, as it was told what is taken.
   *
   * @param size bytes, as the browser says
   */
  public synchronized void refuse(String identity, String name, double size) {
    if (!kinds.take(name)) {
      refuse(identity, name, Refusal.KIND);
    } else {
      refuse(identity, name, size > Attachment.MAX ? Refusal.TOO_LARGE : Refusal.NO_PLACE);
    }
  }

  private void refuse(String identity, String name, Refusal reason) {
    if (refused.size() < MAX_REFUSED) {
      refused.put(identity, new Problem(reason, name));
    }
  }

  /** The file was taken out of the list. */
  public synchronized void remove(String identity) {
    chosen = chosen.stream().filter(file -> !file.identity().equals(identity)).toList();
    end(identity);
  }

  /** It stays in the list of the page. */
  private void end(String identity) {
    refused.remove(identity);
    Optional.ofNullable(files.remove(identity)).ifPresent(UnsentFile::end);
  }

  /** What is wrong with each; nothing is sent without a file that somebody chose. */
  public synchronized List<Problem> problems() {
    return Stream.of(
            refused.values().stream(),
            files.values().stream().flatMap(file -> problem(file).stream()),
            chosen.stream().flatMap(file -> problem(file).stream()))
        .flatMap(some -> some)
        .toList();
  }

  /** One that is here although its answer was lost is shown as failed, and sent by no mistake. */
  private Optional<Problem> problem(Chosen file) {
    Optional<UnsentFile> here = Optional.ofNullable(files.get(file.identity()));
    boolean told =
        refused.containsKey(file.identity()) || here.flatMap(UnsentMessage::problem).isPresent();
    return told || (here.isPresent() && !file.failed())
        ? Optional.empty()
        : Optional.of(new Problem(file.failed() ? Refusal.FAILED : Refusal.COMING, file.name()));
  }

  private static Optional<Problem> problem(UnsentFile file) {
    return file.isComplete()
        ? file.refusal().map(why -> new Problem(why, file.name()))
        : Optional.of(new Problem(Refusal.COMING, file.name()));
  }

  /** Whether no file is in the list, also none that is refused. */
  public synchronized boolean isEmpty() {
    return files.isEmpty() && refused.isEmpty() && chosen.isEmpty();
  }

  /** Hands the files over, once {@link #problems} found none. */
  public <T> T send(Function<List<Attachment>, T> sender) {
    List<UnsentFile> all = received();
    return all.isEmpty()
        ? sender.apply(List.of())
        : places.inTurn(() -> sender.apply(all.stream().map(UnsentFile::attachment).toList()));
  }

  private synchronized List<UnsentFile> received() {
    return List.copyOf(files.values());
  }

  /** Takes all files out of the list. */
  public synchronized void clear() {
    timesEmptied++;
    files.values().forEach(UnsentFile::end);
    files.clear();
    refused.clear();
    chosen = List.of();
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
