package mfa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R67")
@DisplayName("R67: pages of anonymous visitors are shared fairly")
class AnonymousPoolTest {

  private static final int MAX = 20;

  private final Map<String, Long> lastUse = new HashMap<>();
  private final AnonymousPool<String> pool = new AnonymousPool<>(MAX, lastUse::get);
  private final List<String> ended = new ArrayList<>();
  private long time;

  @Test
  void aFullPoolEndsTheLongestUnused() {
    for (int i = 0; i < MAX; i++) {
      arrive("v" + i, "network" + i);
    }
    use("v0");

    arrive("new", "another");

    assertThat(ended).containsExactly("v1");
    assertThat(pool.held()).isEqualTo(MAX);
  }

  @Test
  void aFloodFromOneNetworkEndsItsOwnOnly() {
    arrive("visitor", "home");

    for (int i = 0; i < 10 * MAX; i++) {
      arrive("flood" + i, "flood");
    }

    assertThat(ended).hasSize(10 * MAX - MAX + 1).allMatch(id -> id.startsWith("flood"));
  }

  @Test
  void whereSomebodyTypedGoesLastAlsoBehindOneAddress() {
    arrive("typed", "proxy");
    pool.typed("typed");
    arrive("opened", "proxy");
    open("opened", 1);

    for (int i = 0; i < 10 * MAX; i++) {
      arrive("flood" + i, "proxy");
    }

    assertThat(ended).doesNotContain("typed", "opened");
  }

  @Test
  void pagesOfAFloodGoBeforeTheOneSomebodyTypedOn() {
    arrive("typed", "proxy");
    pool.typed("typed");

    for (int i = 0; i < 10 * MAX; i++) {
      arrive("flood" + i, "proxy");
      open("flood" + i, 5);
    }

    assertThat(ended).doesNotContain("typed");
    assertThat(pool.held()).isLessThanOrEqualTo(MAX);
  }

  @Test
  void floodOfHalfFilledFormsBehindTheSameAddressKeepsNoNewcomerOut() {
    for (int i = 0; i < MAX; i++) {
      arrive("flood" + i, "proxy");
      pool.typed("flood" + i);
    }

    arrive("newcomer", "proxy");
    for (int i = 0; i < MAX; i++) {
      arrive("more" + i, "proxy");
      pool.typed("more" + i);
    }

    assertThat(ended).doesNotContain("newcomer").hasSize(MAX + 1);
  }

  @Test
  void typingEverywhereFromOneNetworkKeepsNobodyElseOut() {
    for (int i = 0; i < MAX; i++) {
      arrive("flood" + i, "flood");
      pool.typed("flood" + i);
    }

    arrive("visitor", "home");
    arrive("other", "office");

    assertThat(ended).containsExactly("flood0", "flood1");
  }

  @Test
  void whoIsSignedInCountsNoMore() {
    for (int i = 0; i < MAX; i++) {
      arrive("v" + i, "network" + i);
    }
    pool.remove("v7");
    pool.rename("v3", "renamed");
    lastUse.put("renamed", ++time);

    arrive("new", "another");

    assertThat(ended).isEmpty();
    assertThat(pool.held()).isEqualTo(MAX);
  }

  private void arrive(String id, String network) {
    use(id);
    ended.addAll(pool.add(id, id, network));
  }

  private void open(String id, int pages) {
    ended.addAll(pool.hasPages(id, pages));
  }

  private void use(String id) {
    lastUse.put(id, ++time);
  }
}
