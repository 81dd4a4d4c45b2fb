package mfa.tenancy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.support.Visitor;
import mfa.tenancy.ServiceEndpoint.Takes;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R58")
@DisplayName("R58: an id of another tenant is answered like one that nobody has")
class ForeignIdsTest extends WithTenants {

  /**
   * Callers leave something in their own audit log; the engine's models and past hold no answers.
   */
  private static final Pattern NOT_COMPARED = Pattern.compile("audit_entry|act_(ge|hi|re|id)_.*");

  /**
   * An own id is answered alike in the state that the ids are in: an open ticket is not rated, the
   * ticket is that of another account than the caller's, and a list of few is searched whole.
   */
  private static final List<String> ALIKE =
      List.of(
          "RequesterService.rate(TicketNumber, String, Rating)",
          "OwnTicketService.dispute(TicketNumber)",
          "OwnTicketService.ticket(TicketNumber)",
          "OwnTicketService.state(TicketNumber)",
          "OwnTicketService.conversation(TicketNumber, int)",
          "OwnTicketService.attachment(TicketNumber, long)",
          "SupportService.rate(TicketNumber, Rating)",
          "SupportService.restart(TicketNumber)",
          "TicketListService.isSearchedInPart(TicketListFilter)");

  @Test
  @DisplayName("R58: every method of a service that pages call has its line in the list")
  void everyDoorHasItsLine() {
    assertThat(ServiceEndpoints.all().stream().map(ServiceEndpoint::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(methodsForPages());
  }

  @Test
  @DisplayName("R58: a foreign id has the answer of an unknown one, and changes nothing")
  void foreignIdsAnswerAsUnknownOnes() {
    TwoTenants tenants = twoTenants();
    SoftAssertions softly = new SoftAssertions();

    ServiceEndpoints.all().stream()
        .filter(door -> door.takes() != Takes.NOTHING)
        .forEach(door -> tryForeignIds(door, tenants, softly));
    softly.assertAll();
  }

  private void tryForeignIds(ServiceEndpoint door, TwoTenants tenants, SoftAssertions softly) {
    List<Ids> foreign = foreignIds(door, tenants);
    List<String> expected =
        answers(door, tenants, foreign.stream().map(ids -> asUnknown(ids, tenants)));
    Map<String, List<Map<String, Object>>> before = stored(tenants);

    List<String> answers = answers(door, tenants, foreign.stream());

    softly.assertThat(answers).as(door.name()).isEqualTo(expected);
    softly.assertThat(changed(before, stored(tenants))).as("changed by " + door.name()).isEmpty();
  }

  private static List<String> answers(ServiceEndpoint door, TwoTenants tenants, Stream<Ids> tried) {
    return tried
        .flatMap(ids -> tenants.callers().stream().map(caller -> answer(caller, door, ids)))
        .toList();
  }

  @Test
  @Tag("thorough")
  @DisplayName("R58: an own id has another answer, or changes something")
  void ownIdsAnswerInAnotherWay() {
    TwoTenants tenants = twoTenants();
    for (ServiceEndpoint door : ServiceEndpoints.all()) {
      if (door.takes() != Takes.NOTHING && !ALIKE.contains(door.name())) {
        List<String> unknown =
            answers(door, tenants, Stream.of(ids(tenants, Tenant.NOBODY, Tenant.NOBODY)));
        Map<String, List<Map<String, Object>>> before = stored(tenants);

        List<String> own =
            answers(door, tenants, Stream.of(ids(tenants, tenants.own(), tenants.own())));

        boolean changed = !changed(before, stored(tenants)).isEmpty();
        assertThat(changed || !own.equals(unknown)).as(door.name()).isTrue();
        tenants = changed ? twoTenants() : tenants;
      }
    }
  }

  /** Each way to name something of the other tenant. */
  private List<Ids> foreignIds(ServiceEndpoint door, TwoTenants tenants) {
    Tenant own = tenants.own();
    Tenant foreign = tenants.foreign();
    return switch (door.takes()) {
      case NOTHING -> List.of();
      case PLACE -> List.of(ids(tenants, foreign, own));
      case THING -> List.of(ids(tenants, own, foreign));
      case THING_IN_PLACE ->
          List.of(
              ids(tenants, foreign, foreign),
              ids(tenants, foreign, own),
              ids(tenants, foreign, Tenant.NOBODY),
              ids(tenants, own, foreign),
              ids(tenants, Tenant.NOBODY, foreign));
    };
  }

  private Ids asUnknown(Ids ids, TwoTenants tenants) {
    return ids(
        tenants,
        ids.place() == tenants.foreign() ? Tenant.NOBODY : ids.place(),
        ids.thing() == tenants.foreign() ? Tenant.NOBODY : ids.thing());
  }

  private Ids ids(TwoTenants tenants, Tenant place, Tenant thing) {
    return new Ids(services, tenants.own(), place, thing);
  }

  private static String answer(Visitor caller, ServiceEndpoint door, Ids ids) {
    try {
      Object answer = caller.does(() -> door.call().make(ids));
      return String.valueOf(answer);
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : Throwables.getRootCause(e);
      return e.getClass().getName() + " of " + cause;
    }
  }

  private static Set<String> changed(
      Map<String, List<Map<String, Object>>> before, Map<String, List<Map<String, Object>>> after) {
    return after.keySet().stream()
        .filter(table -> !unordered(after.get(table)).equals(unordered(before.get(table))))
        .collect(Collectors.toSet());
  }

  /** A database tells rows in the order of its plan, and plans another once it has counted them. */
  private static Map<Map<String, Object>, Long> unordered(List<Map<String, Object>> rows) {
    return rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
  }

  /** The rows by table; of the audit log of what happened only what the other tenant can read. */
  private Map<String, List<Map<String, Object>>> stored(TwoTenants tenants) {
    Map<String, List<Map<String, Object>>> tables =
        sql.tables(table -> !NOT_COMPARED.matcher(table).matches());
    long workspaceId = tenants.foreign().workspace();
    tables.put(
        "audit log of the other tenant",
        sql.rows(
            "select id from audit_entry where workspace_id = ? or subject_id in"
                + " (select account_id from membership where workspace_id = ?)",
            workspaceId,
            workspaceId));
    return tables;
  }

  private static TreeSet<String> methodsForPages() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("mfa").stream()
            .filter(type -> type.isAnnotatedWith(Stateless.class))
            .filter(type -> type.getSimpleName().endsWith("Service"))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(RolesAllowed.class) || isCalledByPages(method))
            .map(ForeignIdsTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isCalledByPages(JavaMethod method) {
    return method.getAccessesToSelf().stream()
        .map(access -> access.getOriginOwner().getPackageName())
        .anyMatch(name -> name.endsWith(".ui") || name.startsWith("mfa.shell"));
  }

  private static String name(JavaMethod method) {
    Stream<JavaClass> parameters = method.getRawParameterTypes().stream();
    return method.getOwner().getSimpleName()
        + parameters
            .map(JavaClass::getSimpleName)
            .collect(joining(", ", "." + method.getName() + "(", ")"));
  }
}
