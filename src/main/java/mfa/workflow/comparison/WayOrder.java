package mfa.workflow.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mfa.workflow.process.XmlElement;

/**
 * The order in which the conditions after a gateway are asked, which is that of the file and seen
 * in no drawing: where two hold, the first decides.
 */
final class WayOrder {

  /** Ours have two; of more it is not asked which exclude each other. */
  private static final int MAX_LOOKED_AT = 50;

  private static final Pattern COMPARED =
      Pattern.compile("\\$\\{ ?(\\w+) ?([=!]=) ?['\"]?([^'\"}]*?)['\"]? ?}");

  private WayOrder() {}

  /** Whether another way can be taken than before, though the conditions are the same. */
  static boolean differs(
      ComparedModel before,
      XmlElement old,
      ComparedModel after,
      XmlElement now,
      ElementMatches matches) {
    Map<String, Integer> places = new HashMap<>();
    conditional(before, old).forEach(way -> places.put(way.id(), places.size()));
    List<XmlElement> ways =
        conditional(after, now).stream()
            .filter(way -> places.containsKey(matches.oldId(way.id())))
            .toList();
    List<Integer> order = ways.stream().map(way -> places.get(matches.oldId(way.id()))).toList();
    if (order.equals(order.stream().sorted().toList())) {
      return false;
    }
    return ways.size() > MAX_LOOKED_AT || isTurned(ways, order);
  }

  private static boolean isTurned(List<XmlElement> ways, List<Integer> order) {
    for (int i = 0; i < ways.size(); i++) {
      for (int j = i + 1; j < ways.size(); j++) {
        if (order.get(i) > order.get(j) && canBothHold(ways.get(i), ways.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean canBothHold(XmlElement one, XmlElement other) {
    Matcher first = COMPARED.matcher(Comparer.condition(one));
    Matcher second = COMPARED.matcher(Comparer.condition(other));
    if (!first.matches() || !second.matches() || !first.group(1).equals(second.group(1))) {
      return true;
    }
    boolean bothEqual = first.group(2).equals("==") && second.group(2).equals("==");
    boolean sameValue = first.group(3).equals(second.group(3));
    return bothEqual ? sameValue : !sameValue || first.group(2).equals(second.group(2));
  }

  /** The ways as people read them, in their order. */
  static String text(ComparedModel model, XmlElement gateway) {
    return conditional(model, gateway).stream()
        .map(way -> way.label().isEmpty() ? model.name(way.attribute("targetRef")) : way.label())
        .collect(Collectors.joining(", "));
  }

  private static List<XmlElement> conditional(ComparedModel model, XmlElement gateway) {
    return model.waysFrom(gateway.id()).stream()
        .filter(way -> !Comparer.condition(way).isEmpty())
        .toList();
  }
}
