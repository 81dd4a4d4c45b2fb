package mfa.mail;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.support.ProductionClasses;

/** Finds in mails what machines say and people do not: constants, timestamps, lists in brackets. */
public final class MachineTerms {

  private static final Pattern OF_MACHINES =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT|\\(Z\\)|(?m)^\\[.*]$|\\bPT?\\d+[DHMS]\\b|Optional\\[|\\b[A-Z][A-Z_]{3,}\\b");

  /** Names of ours in capitals that people use as well. */
  private static final Set<String> OF_PEOPLE = Set.of("TOTP", "HTTPS");

  private static final Set<String> CONSTANTS = constants();

  private MachineTerms() {}

  static List<String> ofMachines(String text) {
    return OF_MACHINES
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.matches("[A-Z_]+") || CONSTANTS.contains(word))
        .filter(word -> !OF_PEOPLE.contains(word))
        .toList();
  }

  private static Set<String> constants() {
    return ProductionClasses.all().stream()
        .filter(Class::isEnum)
        .flatMap(type -> Stream.of(type.getFields()))
        .filter(Field::isEnumConstant)
        .map(Field::getName)
        .collect(Collectors.toSet());
  }
}
