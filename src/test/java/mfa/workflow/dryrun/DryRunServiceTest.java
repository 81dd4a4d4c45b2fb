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
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
  private static final String WORKER = "process-dry-runs";

  @Test
  void nothingIsStoredByARun() throws IOException {
    Visitor owner = processOwner();
    List<byte[]> models =
        List.of(
            UnbindModel.text().getBytes(UTF_8),
            corpus("sensible/reminder-three-times"),
            corpus("broken/script-task"),
            corpus("broken/call-of-a-bean"),
            corpus("broken/external-entity"),
            corpus("broken/empty-file"));
    owner.does(() -> the(DryRunService.class).begin("other", models.get(0), models.get(0)));
    String before = stored();

    for (int i = 1; i < models.size(); i += 2) {
      Future<DryRunDifference> run = begin(owner, models.get(i - 1), models.get(i));
      services.work(WORKER);

      assertThat(run.resultNow()).isNotNull();
    }

    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void ticketsBeginAsThisServerIsConfigured() {
    byte[] packaged = UnbindModel.text().getBytes(UTF_8);

    Future<DryRunDifference> begun = begin(processOwner(), packaged, packaged);
    services.work(WORKER);
    DryRunDifference run = begun.resultNow();

    assertThat(run.onlyAfter()).isEmpty();
    assertThat(run.same()).hasSize(15);
    assertThat(run.same().getFirst().steps()).isNotEmpty();
  }

  @Test
  @Tag("R74")
  void nobodyWaitsInTheRequestAndOneRunIsOfAnAccount() {
    byte[] file = "<a/>".getBytes(UTF_8);
    Visitor owner = processOwner();
    Visitor other = processOwner();

    Future<DryRunDifference> first = begin(owner, file, file);
    Future<DryRunDifference> ofAnother = begin(other, file, file);
    assertThat(first.isDone()).isFalse();
    Future<DryRunDifference> second = begin(owner, file, file);
    assertThat(first.isCancelled()).isTrue();

    services.work(WORKER);

    assertThat(second.state()).isEqualTo(Future.State.SUCCESS);
    assertThat(ofAnother.state()).isEqualTo(Future.State.SUCCESS);
  }

  @Test
  @Tag("R74")
  void soManyWaitAndTheNextIsToldSo() {
    byte[] file = "<a/>".getBytes(UTF_8);
    List<Future<DryRunDifference>> waiting =
        IntStream.range(0, DryRunQueue.MAX_WAITING)
            .mapToObj(i -> begin(processOwner(), file, file))
            .toList();
    Visitor late = processOwner();

    assertThat(late.does(() -> the(DryRunService.class).begin(PROCESS, file, file))).isEmpty();
    waiting.getFirst().cancel(false);
    assertThat(late.does(() -> the(DryRunService.class).begin(PROCESS, file, file))).isPresent();

    services.work(WORKER);
  }

  @Test
  @Tag("R74")
  void whoLeavesIsPlayedNoFurther() {
    byte[] file = UnbindModel.text().getBytes(UTF_8);
    Future<DryRunDifference> left = begin(processOwner(), file, file);
    left.cancel(false);

    services.work(WORKER);

    assertThat(left.isCancelled()).isTrue();
  }

  @Test
  void processThatThisServerDoesNotHaveIsNotPlayed() {
    byte[] packaged = UnbindModel.text().getBytes(UTF_8);

    assertThat(
            processOwner().does(() -> the(DryRunService.class).begin("other", packaged, packaged)))
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
                      () -> the(DryRunService.class).begin(PROCESS, new byte[0], new byte[0])))
          .isInstanceOf(EJBAccessException.class);
    }
  }

  private Future<DryRunDifference> begin(Visitor owner, byte[] before, byte[] after) {
    return owner.does(() -> the(DryRunService.class).begin(PROCESS, before, after)).orElseThrow();
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
