package mfa.e2e;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mfa.dev.SampleData.Person;

/** The accounts that are made for the tests before the server starts; each is handed out once. */
final class TestAccounts {

  /** Does not require MFA. */
  static final String FREE = "Globex";

  /** Requires MFA at once. */
  static final String MANDATORY = "Acme";

  /** A name that a provisioning URI has to carry without harm. */
  static final String SPECIAL_WORKSPACE = "R&D: 我的团队";

  private static final int MEMBERS = 120;
  private static final int HOLDERS = 32;
  private static final int TEAMS = 10;

  private final List<Person> free = people("free", FREE);
  private final List<Person> mandatory = people("mandatory", MANDATORY);
  private final Person special = person("special@example.com", SPECIAL_WORKSPACE);
  private final List<Person> agents = holders("reviewer", "AGENT");
  private final List<Person> supervisors = holders("chief", "SUPERVISOR");
  private final List<Person> platformAdministrators = holders("platform", "PLATFORM_ADMIN");
  private final List<Person> processOwners = holders("process", "PROCESS_OWNER");
  private final AtomicInteger nextProcessOwner = new AtomicInteger();
  private final AtomicInteger nextPlatformAdministrator = new AtomicInteger();
  private final List<Person> administrators = administrators();
  private final List<Team> teams =
      java.util.stream.IntStream.range(0, TEAMS).mapToObj(Team::number).toList();
  private final AtomicInteger nextTeam = new AtomicInteger();
  private final AtomicInteger nextFree = new AtomicInteger();
  private final AtomicInteger nextMandatory = new AtomicInteger();
  private final AtomicInteger nextAgent = new AtomicInteger();
  private final AtomicInteger nextSupervisor = new AtomicInteger();
  private final AtomicInteger nextAdministrator = new AtomicInteger();

  List<Person> all() {
    var members = teams.stream().flatMap(team -> team.people().stream()).toList();
    return Stream.of(
            free,
            mandatory,
            List.of(special),
            agents,
            supervisors,
            platformAdministrators,
            processOwners,
            administrators,
            members)
        .flatMap(List::stream)
        .toList();
  }

  /** A member whose only workspace does not require MFA. */
  Person freeMember() {
    return free.get(nextFree.getAndIncrement());
  }

  /** A member whose only workspace requires MFA. */
  Person mandatoryMember() {
    return mandatory.get(nextMandatory.getAndIncrement());
  }

  /** A workspace of a test's own. */
  Team team() {
    return teams.get(nextTeam.getAndIncrement());
  }

  /** Somebody of customer service. */
  Person agent() {
    return agents.get(nextAgent.getAndIncrement());
  }

  /** Somebody of customer service who may review second. */
  Person supervisor() {
    return supervisors.get(nextSupervisor.getAndIncrement());
  }

  /** Somebody who administers the whole server. */
  Person platformAdministrator() {
    return platformAdministrators.get(nextPlatformAdministrator.getAndIncrement());
  }

  /** Somebody who owns the processes. */
  Person processOwner() {
    return processOwners.get(nextProcessOwner.getAndIncrement());
  }

  /** An administrator of {@link #FREE}. */
  Person administrator() {
    return administrators.get(nextAdministrator.getAndIncrement());
  }

  /** The only member of {@link #SPECIAL_WORKSPACE}. */
  Person memberOfSpecialWorkspace() {
    return special;
  }

  private static List<Person> people(String name, String workspace) {
    return java.util.stream.IntStream.range(0, MEMBERS)
        .mapToObj(i -> person("%s%02d@example.com".formatted(name, i), workspace))
        .toList();
  }

  private static List<Person> holders(String name, String platformRole) {
    return java.util.stream.IntStream.range(0, HOLDERS)
        .mapToObj(i -> name + "%02d@example.com".formatted(i))
        .map(email -> new Person(email, "Kim Berger", platformRole, Map.of()))
        .toList();
  }

  private static List<Person> administrators() {
    return java.util.stream.IntStream.range(0, HOLDERS)
        .mapToObj(i -> "administrator%02d@example.com".formatted(i))
        .map(email -> new Person(email, "Lee Stone", null, Map.of(FREE, "ADMINISTRATOR")))
        .toList();
  }

  private static Person person(String email, String workspace) {
    return new Person(email, "Robin Meyer", null, Map.of(workspace, "STANDARD"));
  }
}
