package mfa.ticket.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import org.jspecify.annotations.Nullable;

/** Where attached files are kept, and whether that can be written to. */
@ApplicationScoped
public class AttachmentSettings {

  private static final String STORE = "mfa.ticket.attachment-store";
  private static final String DIRECTORY = "mfa.ticket.attachment-directory";
  private static final int FOLDER_LENGTH = 2;

  private boolean inDirectory;
  private @Nullable Path directory;

  protected AttachmentSettings() {}

  @Inject
  public AttachmentSettings(Configuration configuration) {
    inDirectory =
        switch (configuration.text(STORE).orElse("database")) {
          case "database" -> false;
          case "directory" -> true;
          default -> throw new InvalidConfiguration(STORE, "must be database or directory");
        };
    Optional<String> path =
        inDirectory
            ? Optional.of(configuration.requiredText(DIRECTORY))
            : configuration.text(DIRECTORY);
    directory = path.map(Path::of).orElse(null);
    if (directory != null && !directory.isAbsolute()) {
      throw new InvalidConfiguration(DIRECTORY, "must be an absolute path");
    }
    if (!isWritable()) {
      throw new InvalidConfiguration(
          DIRECTORY, "must be a directory that this server can write to");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Whether new files come to the directory; former ones are read from where they are. */
  boolean isInDirectory() {
    return inDirectory;
  }

  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** Where the file of this name is: one of 256 folders. */
  Path folder(String name) {
    return directory()
        .map(path -> path.resolve(name.substring(0, FOLDER_LENGTH)))
        .orElseThrow(() -> new InvalidConfiguration(DIRECTORY, "is missing, and files are there"));
  }

  /** Tries it; true too where there is no directory to write to. */
  boolean isWritable() {
    if (directory == null) {
      return true;
    }
    try {
      Files.delete(Files.createTempFile(directory, "write", ".probe"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
