package mfa.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R30")
class RateLimitServiceTest extends ServiceTest {

  @Test
  void limitIsUsedUpAndComesBackWithTheNextWindow() {
    RateLimit limit = RateLimit.perHour(subject("window"), 2);

    assertThat(use(limit)).isEmpty();
    clock.moveBy(Duration.ofMinutes(30));
    assertThat(use(limit)).isEmpty();
    assertThat(use(limit)).contains(clock.instant().plus(Duration.ofMinutes(30)));
    clock.moveBy(Duration.ofMinutes(30));
    assertThat(use(limit)).isEmpty();
  }

  @Test
  void refusedByTheNarrowOneNothingOfTheWideOneIsUsed() {
    RateLimit narrow = RateLimit.perHour(subject("narrow"), 1);
    RateLimit wide = RateLimit.perHour(subject("wide"), 2);

    for (int i = 0; i < 5; i++) {
      use(narrow, wide);
    }

    assertThat(use(wide)).isEmpty();
    assertThat(use(wide)).isPresent();
  }

  @Test
  void parallelUsesGetNoMoreThanThereIs() {
    RateLimit limit = RateLimit.perHour(subject("parallel"), 7);

    List<Optional<Instant>> uses = Simultaneously.call(30, number -> use(limit));

    assertThat(uses.stream().filter(Optional::isEmpty)).hasSize(7);
  }

  @Test
  void whatATransactionUsedComesBackWhenItRollsBack() {
    RateLimit limit = RateLimit.perHour(subject("rolled-back"), 1);

    assertThatThrownBy(
            () ->
                services.inTransaction(
                    entityManager -> {
                      use(limit);
                      throw new IllegalStateException("no mail leaves");
                    }))
        .hasRootCauseMessage("no mail leaves");

    assertThat(use(limit)).isEmpty();
    assertThat(use(limit)).isPresent();
  }

  @Test
  @DisplayName("R30 A limit nobody used before is used by many transactions at once")
  void transactionsAtOnceUseANewLimit() {
    RateLimit limit = RateLimit.perHour(subject("new"), 7);

    List<Optional<Instant>> uses =
        Simultaneously.call(8, number -> services.inTransaction(entityManager -> use(limit)));

    assertThat(uses.stream().filter(Optional::isEmpty)).hasSize(7);
  }

  @Test
  @Tag("R67")
  void countersAtRestAreForgotten() {
    RateLimit limit = RateLimit.perHour(subject("rest"), 1);
    use(limit);

    clock.moveBy(Duration.ofHours(3));
    the(RateLimitService.class).forgetOld();

    assertThat(sql.rows("select * from rate_counter where subject = ?", limit.subject())).isEmpty();
  }

  private Optional<Instant> use(RateLimit... limits) {
    return the(RateLimitService.class).use(limits);
  }

  private String subject(String name) {
    return "test/" + name + "/" + clock.instant();
  }
}
