package mfa.e2e;

import java.util.List;
import java.util.Map;
import mfa.dev.SampleData.Person;

/**
 * A workspace that no other test uses, with somebody in each role; it requires nothing at first.
 */
record Team(String workspace, Person owner, Person administrator, Person member, Person reader) {

  /** No list may lose its other columns over it. */
  private static final String LONG_NAME = "Rosa Maria " + "Lima-".repeat(17) + "Lima";

  static Team number(int number) {
    var workspace = "Initech " + number;
    return new Team(
        workspace,
        person("owner", number, "Olga Ivanova", workspace, "OWNER"),
        person("administrator", number, "Aiko Mori", workspace, "ADMINISTRATOR"),
        person("standard", number, "Sam Taylor", workspace, "STANDARD"),
        person("reading", number, LONG_NAME, workspace, "READ_ONLY"));
  }

  private static Person person(
      String word, int number, String name, String workspace, String role) {
    var email = "%s.team%d@example.com".formatted(word, number);
    return new Person(email, name, null, Map.of(workspace, role));
  }

  List<Person> people() {
    return List.of(owner, administrator, member, reader);
  }
}
