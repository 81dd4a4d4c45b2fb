package mfa.workflow.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds loops among nodes: the strongly connected parts with a way round, by Tarjan's algorithm.
 * Asks once for the ways on of each node, so that a large model takes as long as it is large; keeps
 * its own stack, so that a long one does not end the thread.
 *
 * @param <T> nodes, told apart by identity
 */
final class Loops<T> {

  private final Function<T, ? extends Collection<T>> next;
  private final Map<T, Visit<T>> visits = new IdentityHashMap<>();
  private final Deque<Visit<T>> path = new ArrayDeque<>();
  private final Deque<Visit<T>> unassigned = new ArrayDeque<>();
  private final List<List<T>> found = new ArrayList<>();

  private Loops(Function<T, ? extends Collection<T>> next) {
    this.next = next;
  }

  /**
   * The loops, each with its nodes.
   *
   * @param next where ways lead from a node, to nodes of the collection only
   */
  static <T> List<List<T>> among(Collection<T> nodes, Function<T, ? extends Collection<T>> next) {
    var loops = new Loops<T>(next);
    for (T node : nodes) {
      if (!loops.visits.containsKey(node)) {
        loops.walk(node);
      }
    }
    return loops.found;
  }

  private void walk(T start) {
    enter(start);
    while (!path.isEmpty()) {
      Visit<T> here = path.peek();
      if (here.ways.hasNext()) {
        follow(here, here.ways.next());
      } else {
        leave(path.pop());
      }
    }
  }

  private void enter(T node) {
    var visit = new Visit<T>(node, visits.size(), next.apply(node).iterator());
    visits.put(node, visit);
    path.push(visit);
    unassigned.push(visit);
  }

  private void follow(Visit<T> from, T node) {
    Visit<T> known = visits.get(node);
    if (known == null) {
      enter(node);
    } else if (!known.assigned) {
      from.lowest = Math.min(from.lowest, known.order);
      from.returnsToItself |= known == from;
    }
  }

  private void leave(Visit<T> visit) {
    if (!path.isEmpty()) {
      path.peek().lowest = Math.min(path.peek().lowest, visit.lowest);
    }
    if (visit.lowest == visit.order) {
      assign(visit);
    }
  }

  private void assign(Visit<T> root) {
    List<T> part = new ArrayList<>();
    Visit<T> last;
    do {
      last = unassigned.pop();
      last.assigned = true;
      part.add(last.node);
    } while (last != root);
    if (part.size() > 1 || root.returnsToItself) {
      found.add(part);
    }
  }

  /** A node on the walk: when it was come to, and the earliest one that it leads back to. */
  private static final class Visit<T> {

    private final T node;
    private final int order;
    private final Iterator<T> ways;
    private int lowest;
    private boolean assigned;
    private boolean returnsToItself;

    Visit(T node, int order, Iterator<T> ways) {
      this.node = node;
      this.order = order;
      this.lowest = order;
      this.ways = ways;
    }
  }
}
