package mfa.ticket.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import mfa.platform.persistence.Transactions;

/**
 * Files that no row knows: a server was killed between the disk and the database. Only files with
 * names of ours and older than a day: the row of a younger one may still be to be committed.
 */
@Dependent
class OrphanedFiles {

  private static final Logger LOG = Logger.getLogger(OrphanedFiles.class.getName());
  private static final Duration MIN_AGE = Duration.ofDays(1);
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern FILE = Pattern.compile("([0-9a-f]{32})(\\.part)?");
  private static final int MAX_AT_ONCE = 500;

  @Inject private AttachmentSettings settings;
  @Inject private EntityManager entityManager;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  void sweep() {
    settings.directory().ifPresent(this::sweep);
  }

  private void sweep(Path directory) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
      for (Path folder : folders) {
        if (FOLDER.matcher(folder.getFileName().toString()).matches()) {
          trySweeping(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that cannot be read keeps no other back. */
  private void trySweeping(Path folder) {
    try {
      sweepFolder(folder);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.WARNING, e, () -> "The folder " + folder + " of attachments is not swept.");
    }
  }

  private void sweepFolder(Path folder) throws IOException {
    Instant latest = clock.instant().minus(MIN_AGE);
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (FILE.matcher(file.getFileName().toString()).matches() && isBefore(file, latest)) {
          old.add(file);
        }
        if (old.size() == MAX_AT_ONCE) {
          deleteUnknown(old);
          old.clear();
        }
      }
    }
    deleteUnknown(old);
  }

  private static boolean isBefore(Path file, Instant latest) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(latest);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void deleteUnknown(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    Set<String> known = transactions.within(() -> known(names));
    for (Path file : files) {
      if (!known.contains(file.getFileName().toString())) {
        DirectoryAttachmentStore.remove(file);
      }
    }
  }

  private Set<String> known(List<String> names) {
    return new HashSet<>(
        entityManager
            .createQuery(
                "select a.contentFile from TicketAttachment a where a.contentFile in :names",
                String.class)
            .setParameter("names", names)
            .getResultList());
  }
}
