package mfa.ticket.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.ticket.TicketAttachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R74")
@DisplayName("R74: contents of attached files, in the database or in a directory")
class AttachmentStoreTest extends ServiceTest {

  private static final byte[] CONTENT = {1, 2, 3, 0, (byte) 0xff};

  @TempDir private Path directory;

  private Services server;

  /** What is configured. */
  enum Means {
    DATABASE,
    DIRECTORY
  }

  private AttachmentContents contents(Means means) {
    server =
        services.another(
            Map.of(
                "mfa.ticket.attachment-store",
                means == Means.DATABASE ? "database" : "directory",
                "mfa.ticket.attachment-directory",
                directory.toString()));
    return server.get(AttachmentContents.class);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private <T> T inTransaction(Supplier<T> work) {
    return server.asTimer(() -> server.inTransaction(entityManager -> work.get()));
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("What is kept is read as it was")
  void whatIsKeptIsRead(Means means) {
    AttachmentContents contents = contents(means);

    StoredContent stored = inTransaction(() -> contents.keep(CONTENT));

    assertThat(contents.read(stored)).isEqualTo(CONTENT);
    assertThat(files()).hasSize(means == Means.DATABASE ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Of a transaction that rolls back nothing stays")
  void rolledBackLeavesNothing(Means means) {
    AttachmentContents contents = contents(means);

    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      contents.keep(CONTENT);
                      throw new IllegalStateException("It goes wrong afterwards.");
                    }))
        .hasStackTraceContaining("goes wrong afterwards");

    assertThat(files()).isEmpty();
  }

  @Test
  @DisplayName("Where a commit fails, the file waits for the sweeper: the row may be there")
  void fileOfAFailedCommitIsKept() throws IOException {
    AttachmentContents contents = contents(Means.DIRECTORY);

    assertThatThrownBy(
            () ->
                server.asTimer(
                    () ->
                        server.inTransaction(
                            entityManager -> {
                              contents.keep(CONTENT);
                              entityManager.persist(withoutItsMessage());
                              return null;
                            })))
        .isNotNull();
    assertThat(files()).hasSize(1);

    age(files().getFirst(), Duration.ofDays(2));
    server.work("orphaned-files");
    assertThat(files()).isEmpty();
  }

  /** A row that the database refuses when it is written at the end. */
  private static TicketAttachment withoutItsMessage() {
    try {
      Constructor<TicketAttachment> constructor = TicketAttachment.class.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("What is deleted goes with the commit, and stays without one")
  void deletionIsOfTheTransaction(Means means) {
    AttachmentContents contents = contents(means);
    StoredContent stored = inTransaction(() -> contents.keep(CONTENT));
    int kept = files().size();

    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      contents.delete(stored);
                      throw new IllegalStateException("It goes wrong afterwards.");
                    }))
        .hasStackTraceContaining("goes wrong afterwards");
    assertThat(files()).hasSize(kept);

    inTransaction(
        () -> {
          contents.delete(stored);
          return null;
        });
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Content that was changed is not handed out")
  void changedContentIsNoticed(Means means) throws IOException {
    AttachmentContents contents = contents(means);
    StoredContent stored = inTransaction(() -> contents.keep(CONTENT));
    StoredContent changed =
        means == Means.DATABASE ? new StoredContent("YQ==", null, stored.hash()) : stored;
    for (Path file : files()) {
      Files.write(file, new byte[] {7});
    }

    assertThatThrownBy(() -> contents.read(changed)).hasMessageContaining("not what was kept");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Files that were kept by the other means are still read")
  void otherMeansStaysReadable(Means means) {
    AttachmentContents before = contents(means);
    StoredContent stored = inTransaction(() -> before.keep(CONTENT));
    server.close();

    AttachmentContents after = contents(Means.values()[1 - means.ordinal()]);

    assertThat(after.read(stored)).isEqualTo(CONTENT);
  }

  @Test
  @DisplayName("Files without a row are swept away after a day, and no others")
  void orphansAreSweptAway() throws IOException {
    AttachmentContents contents = contents(Means.DIRECTORY);
    inTransaction(() -> contents.keep(CONTENT));
    inTransaction(() -> contents.keep(CONTENT));
    List<Path> two = files();
    Path foreign = Files.writeString(directory.resolve("mine.txt"), "Not yours");
    Path unfinished =
        Files.writeString(two.get(0).resolveSibling(two.get(0).getFileName() + ".part"), "x");
    age(foreign, Duration.ofDays(30));
    age(unfinished, Duration.ofDays(2));
    age(two.get(0), Duration.ofDays(2));
    age(two.get(1), Duration.ofHours(2));

    server.work("orphaned-files");

    assertThat(files()).containsExactlyInAnyOrder(two.get(1), foreign);
  }

  @Test
  @DisplayName("A folder that cannot be read and a file that cannot be deleted keep no other back")
  void whatCannotBeSweptKeepsNoOtherBack() throws IOException {
    contents(Means.DIRECTORY);
    String name = "0123456789abcdef0123456789abcdef";
    List<Path> orphans = new ArrayList<>();
    for (int i = 0; i < 0x100; i++) {
      String folder = "%02x".formatted(i);
      if (i % 2 == 0) {
        // No folder, and so nothing that can be listed.
        Files.writeString(directory.resolve(folder), "x");
        continue;
      }
      Path within = Files.createDirectory(directory.resolve(folder));
      orphans.add(Files.writeString(within.resolve(folder + name.substring(2)), "x"));
      // A folder that is not empty is deleted by nobody.
      Path fixed = Files.createDirectory(within.resolve("ff" + name.substring(2) + ".part"));
      Files.writeString(fixed.resolve("x"), "x");
      age(fixed, Duration.ofDays(2));
    }
    for (Path orphan : orphans) {
      age(orphan, Duration.ofDays(2));
    }

    server.work("orphaned-files");

    assertThat(orphans).noneMatch(Files::exists);
  }

  private void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(age)));
  }

  @Test
  @DisplayName(
      "Readiness tells that the directory cannot be written to; a start fails, see SettingsTest")
  void directoryIsTried() throws IOException {
    contents(Means.DIRECTORY);
    assertThat(server.get(AttachmentSettings.class).isWritable()).isTrue();

    Files.delete(directory);
    assertThat(server.get(AttachmentSettings.class).isWritable()).isFalse();
    AttachmentContents contents = server.get(AttachmentContents.class);
    assertThatThrownBy(() -> inTransaction(() -> contents.keep(CONTENT)))
        .hasRootCauseInstanceOf(NoSuchFileException.class);
    assertThat(directory).as("nothing beside the volume").doesNotExist();
    Files.createDirectory(directory);
  }
}
