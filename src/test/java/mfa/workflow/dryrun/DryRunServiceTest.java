package mfa.workflow.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.account.PlatformRole;
import mfa.support.ServiceTest;
import mfa.support.Visitor;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R69")
@DisplayName("R69: a dry run writes nothing, mails nothing and leaves no job, whatever it plays")
class DryRunServiceTest extends ServiceTest {

  private static final String PROCESS = UnbindModel.CONTRACT.process();

  @Test
  void nothingIsStoredByARun() throws IOException {
    Visitor owner = processOwner();
    List<byte[]> models =
        List.of(
            UnbindModel.text().getBytes(UTF_8),
            corpus("sensible/reminder-three-times"),
            corpus("broken/script-task"),
            corpus("broken/call-of-a-bean"),
            corpus("broken/external-entity"));
    owner.does(() -> the(DryRunService.class).compare("other", models.get(0), models.get(0)));
    String before = stored();

    for (byte[] model : models) {
      Optional<DryRunDifference> run =
          owner.does(() -> the(DryRunService.class).compare(PROCESS, models.getFirst(), model));

      assertThat(run).isPresent();
    }

    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void ticketsBeginAsThisServerIsConfigured() {
    byte[] packaged = UnbindModel.text().getBytes(UTF_8);

    DryRunDifference run =
        processOwner()
            .does(() -> the(DryRunService.class).compare(PROCESS, packaged, packaged))
            .orElseThrow();

    assertThat(run.onlyAfter()).isEmpty();
    assertThat(run.same()).hasSize(15);
    assertThat(run.same().getFirst().steps()).isNotEmpty();
  }

  @Test
  void processThatThisServerDoesNotHaveIsNotPlayed() {
    byte[] packaged = UnbindModel.text().getBytes(UTF_8);

    assertThat(
            processOwner()
                .does(() -> the(DryRunService.class).compare("other", packaged, packaged)))
        .isEmpty();
  }

  @ParameterizedTest
  @Tag("R68")
  @EnumSource(value = PlatformRole.class, mode = EnumSource.Mode.EXCLUDE, names = "PROCESS_OWNER")
  void nobodyElsePlays(PlatformRole role) {
    Visitor other = signedIn(accounts.bind(accounts.memberWith(role)));
    Visitor unbound = signedIn(accounts.memberWith(PlatformRole.PROCESS_OWNER));

    for (Visitor visitor : List.of(other, unbound)) {
      assertThatThrownBy(
              () ->
                  visitor.does(
                      () -> the(DryRunService.class).compare(PROCESS, new byte[0], new byte[0])))
          .isInstanceOf(EJBAccessException.class);
    }
  }

  private Visitor processOwner() {
    return signedIn(accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER)));
  }

  /** Sessions are written by every call. */
  private String stored() {
    StringBuilder stored = new StringBuilder();
    sql.tables(table -> !table.contains("session"))
        .forEach((table, rows) -> rows.forEach(row -> stored.append(table).append(text(row))));
    return stored.toString();
  }

  /** A deployed file is never written again, and is read as another object each time. */
  private static String text(Map<String, Object> row) {
    StringBuilder text = new StringBuilder();
    row.forEach(
        (column, value) ->
            text.append(' ')
                .append(column)
                .append('=')
                .append(column.equals("bytes_") ? "" : value));
    return text.append('\n').toString();
  }

  private static byte[] corpus(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/bpmn/" + name + ".bpmn"));
  }
}
