package mfa.platform.web;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Shares a bounded number of pages among people who are not signed in, and says whose session ends
 * when there are too many.
 *
 * <p>A session counts as many as it has pages, at least one. When it is full, a network that holds
 * more than its share gives first. Of what is to give, there are sessions without an open page,
 * those with one, and those on whose page somebody typed; the kind of which there is most gives,
 * the longest unused first. So neither one client nor a flood of loaded pages takes a half filled
 * form away from anybody, and a flood of half filled forms keeps no newcomer out.
 */
final class AnonymousPool<S> {

  /** One network holds at most this part when the pool is full. */
  private static final int SHARES = 4;

  private static final Collector<Place<?>, ?, Integer> WEIGHT = summingInt(Place::weight);

  private final Map<String, Place<S>> places = new LinkedHashMap<>();
  private final int max;
  private final ToLongFunction<S> lastUse;

  /** What somebody did in a session, from little to much. */
  private enum Effort {
    LOADED,
    OPENED,
    TYPED
  }

  private static final class Place<S> {
    private final S session;
    private final String network;
    private int pages;
    private boolean typed;

    Place(S session, String network) {
      this.session = session;
      this.network = network;
    }

    int weight() {
      return Math.max(1, pages);
    }

    Effort effort() {
      if (typed) {
        return Effort.TYPED;
      }
      return pages > 0 ? Effort.OPENED : Effort.LOADED;
    }
  }

  /**
   * @param lastUse when a session was used last; the smaller, the longer ago
   */
  AnonymousPool(int max, ToLongFunction<S> lastUse) {
    this.max = max;
    this.lastUse = lastUse;
  }

  /** Takes a new session in; returns those that have to end for it. */
  List<S> add(String id, S session, String network) {
    places.put(id, new Place<>(session, network));
    return makeRoom(id);
  }

  /** The session has so many pages now; returns those that have to end for it. */
  List<S> hasPages(String id, int pages) {
    Place<S> place = places.get(id);
    if (place == null) {
      return List.of();
    }
    place.pages = pages;
    return makeRoom(id);
  }

  /** Somebody typed on a page of the session. */
  void typed(String id) {
    Place<S> place = places.get(id);
    if (place != null) {
      place.typed = true;
    }
  }

  void rename(String oldId, String id) {
    Place<S> place = places.remove(oldId);
    if (place != null) {
      places.put(id, place);
    }
  }

  void remove(String id) {
    places.remove(id);
  }

  /** How many pages are held. */
  int held() {
    return places.values().stream().mapToInt(Place::weight).sum();
  }

  private List<S> makeRoom(String spared) {
    List<S> surplus = new ArrayList<>();
    int held = held();
    while (held > max) {
      Optional<String> next = next(spared);
      if (next.isEmpty()) {
        break;
      }
      Place<S> place = Objects.requireNonNull(places.remove(next.get()));
      held -= place.weight();
      surplus.add(place.session);
    }
    return surplus;
  }

  private Optional<String> next(String spared) {
    String greedy = greedyNetwork();
    return first(spared, greedy).or(() -> first(spared, null));
  }

  /** The network that holds most, if that is more than its share; else null. */
  private @Nullable String greedyNetwork() {
    return places.values().stream()
        .collect(groupingBy(place -> place.network, WEIGHT))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .filter(network -> network.getValue() > max / SHARES)
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private Optional<String> first(String spared, @Nullable String network) {
    List<Map.Entry<String, Place<S>>> candidates =
        places.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(spared))
            .filter(entry -> network == null || entry.getValue().network.equals(network))
            .toList();
    Optional<Effort> max =
        candidates.stream()
            .map(Map.Entry::getValue)
            .collect(groupingBy(Place::effort, () -> new EnumMap<>(Effort.class), WEIGHT))
            .entrySet()
            .stream()
            .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
            .map(Map.Entry::getKey);
    return candidates.stream()
        .filter(entry -> entry.getValue().effort() == max.orElseThrow())
        .min(comparingLong(entry -> lastUse.applyAsLong(entry.getValue().session)))
        .map(Map.Entry::getKey);
  }
}
