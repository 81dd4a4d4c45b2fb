package mfa.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mfa.platform.persistence.Transactions;
import mfa.support.HealthResponses;
import mfa.support.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One bad element of a batch stops no other, and is seen. */
@Tag("R75")
class ElementsTest extends ServiceTest {

  private static final String WORKER = "tests";
  private static final long BAD = 2;

  private final List<Long> done = new ArrayList<>();

  @BeforeEach
  void forgetFailures() {
    HealthResponses.provide();
    sql.execute("delete from element_failure");
    services.asTimer(() -> the(Elements.class).count());
  }

  @Test
  @DisplayName("R75: the others are done, whatever one of them does")
  void othersAreDone() {
    each(BAD);

    assertThat(done).containsExactly(1L, 3L);
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "R75: after six tries an element is put aside: one SEVERE line, and counted in health")
  void elementIsPutAsideAfterItsTries() {
    List<Level> levels = new ArrayList<>();
    Handler handler = listening(levels);
    Logger logger = Logger.getLogger(Elements.class.getName());
    logger.addHandler(handler);
    try {
      for (Duration pause : List.of(seconds(2), seconds(10), seconds(50), seconds(250))) {
        each(BAD);
        clock.moveBy(pause.minusMillis(1));
        assertThat(isDue()).as("%s", pause).isFalse();
        clock.moveBy(Duration.ofMillis(1));
        assertThat(isDue()).as("%s", pause).isTrue();
      }
      each(BAD);
      clock.moveBy(seconds(1250));
      assertThat(health()).doesNotContainKey("tests.aside");
      each(BAD);
      clock.moveBy(Duration.ofDays(29));
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(isDue()).isFalse();
    assertThat(levels)
        .containsExactly(
            Level.WARNING,
            Level.WARNING,
            Level.WARNING,
            Level.WARNING,
            Level.WARNING,
            Level.SEVERE);
    assertThat(health()).containsEntry("tests.aside", 1L);
  }

  @Test
  @DisplayName("R75: what was put aside is tried again after 30 days")
  void putAsideIsTriedAgainMuchLater() {
    for (int i = 0; i < ElementFailure.MAX_TRIES; i++) {
      each(BAD);
    }
    assertThat(isDue()).isFalse();

    clock.moveBy(Duration.ofDays(30).plusSeconds(1));
    services.work("old-failures");
    services.work("put-aside");

    assertThat(isDue()).isTrue();
    assertThat(health()).doesNotContainKey("tests.aside");
  }

  @Test
  @DisplayName("An element that is done after failures has none")
  void successForgetsFailures() {
    each(BAD);
    each(0);

    assertThat(failures()).isZero();
    assertThat(isDue()).isTrue();
  }

  @Test
  @DisplayName("An element that is not ready waits for seconds, without a failure")
  void notReadyIsNoFailure() {
    for (int i = 0; i < 10; i++) {
      services.asTimer(
          () ->
              the(Elements.class)
                  .eachIfReady(WORKER, 1, (now, max) -> List.of(BAD), element -> false));
    }

    assertThat(failures()).isZero();
    assertThat(isDue()).isFalse();
    clock.moveBy(seconds(2));
    assertThat(isDue()).isTrue();
  }

  @Test
  @DisplayName(
      "R75: where the failure cannot be noted either, the run fails and nothing is counted")
  void withoutADatabaseNothingIsCounted() {
    Elements elements =
        new Elements(
            new ElementFailures() {
              @Override
              List<Long> failed(String worker, List<Long> elementIds) {
                return List.of();
              }

              @Override
              Optional<ElementFailure> find(String worker, long elementId) {
                throw new IllegalStateException("The database is away.");
              }
            },
            the(Transactions.class),
            clock);

    assertThatThrownBy(
            () -> elements.each(WORKER, 3, (now, max) -> List.of(1L, BAD, 3L), this::failFor))
        .hasMessage("The database is away.");
    assertThat(done).containsExactly(1L);
  }

  private void failFor(long element) {
    work(element, BAD);
  }

  private void work(long element, long bad) {
    if (element == bad) {
      throw new IllegalStateException("It cannot be read.");
    }
    done.add(element);
  }

  private void each(long bad) {
    services.asTimer(
        () ->
            the(Elements.class)
                .each(
                    WORKER, 3, (now, max) -> List.of(1L, BAD, 3L), element -> work(element, bad)));
  }

  private long failures() {
    return sql
        .rows(
            "select failures from element_failure where worker = ? and element_id = ?", WORKER, BAD)
        .stream()
        .mapToLong(row -> ((Number) row.get("failures")).longValue())
        .sum();
  }

  /** Asked by the condition that batches use, of the one row that it takes. */
  private boolean isDue() {
    return services.inTransaction(
        entityManager ->
            !entityManager
                .createQuery(
                    "select c.id from AuditChain c where" + Elements.areDue(WORKER, "c.id + 1"))
                .setParameter("now", clock.instant())
                .getResultList()
                .isEmpty());
  }

  private Map<String, Object> health() {
    return new WorkerHealth(the(Workers.class), the(Elements.class)).call().getData().orElseThrow();
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }

  private static Handler listening(List<Level> levels) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        levels.add(line.getLevel());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
