package mfa.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.platform.request.ListPage;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R72")
@DisplayName("R72: applications are added and removed by platform administrators")
class ApplicationServiceTest extends WithApplications {

  private static final Map<String, String> PRODUCTION =
      Map.of(
          "mfa.mode",
          "production",
          "mfa.login.argon2-iterations",
          "5",
          "mfa.audit.anchor-file",
          Path.of("target", "application-anchor").toAbsolutePath().toString());

  @Test
  void applicationIsShownToMembersOfItsWorkspaceOnly() {
    TestAccount member = boundMember();
    TestAccount other = accounts.boundMember();
    ApplicationService applications = the(ApplicationService.class);

    List<ApplicationItem> own = signedIn(member).does(() -> applications.own(workspace.id()));

    assertThat(own)
        .extracting(ApplicationItem::name, ApplicationItem::origin, ApplicationItem::workspaceName)
        .containsExactly(tuple("Reports", app.origin().text(), "Acme"));
    assertThat(signedIn(other).does(() -> applications.own(workspace.id()))).isEmpty();
  }

  @Test
  @Tag("R62")
  void addingAndRemovingNeedAFreshCode() {
    Visitor administrator = administrator();
    ApplicationService applications = the(ApplicationService.class);
    clock.moveBy(Duration.ofMinutes(6));

    assertThat(
            administrator.does(
                () -> applications.add(workspace.id(), "Wiki", "https://wiki.acme.example")))
        .isEqualTo(ApplicationResult.NEEDS_CODE);
    assertThat(administrator.does(() -> applications.remove(app.id())))
        .isEqualTo(ApplicationResult.NEEDS_CODE);
    assertThat(sql.number("select count(*) from application where id = ?", app.id())).isOne();
  }

  @Test
  @Tag("R59")
  void addingAndRemovingAreShownToTheWorkspace() {
    administrator().does(() -> the(ApplicationService.class).remove(app.id()));

    assertThat(
            sql.rows(
                "select action, result, detail from audit_entry where workspace_id = ? order by id",
                workspace.id()))
        .extracting(row -> row.get("action") + " " + row.get("result") + " " + row.get("detail"))
        .containsExactly(
            AuditAction.APPLICATION_ADDED + " " + AuditResult.SUCCESS + " " + app.origin(),
            AuditAction.APPLICATION_REMOVED + " " + AuditResult.SUCCESS + " " + app.origin());
  }

  @Test
  @Tag("R63")
  void ownersOfTheWorkspaceAddNone() {
    TestAccount owner = accounts.boundMember();
    workspace.with(owner, WorkspaceRole.OWNER);
    Visitor visitor = signedIn(owner);
    ApplicationService applications = the(ApplicationService.class);

    assertThatThrownBy(
            () ->
                visitor.does(
                    () -> applications.add(workspace.id(), "Wiki", "https://wiki.acme.example")))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> visitor.does(() -> applications.remove(app.id())))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void addressIsTakenOnceAndNeverOnOurOwnHost() {
    Visitor administrator = administrator();

    assertThat(add(administrator, app.origin().text().toUpperCase(Locale.ROOT) + ":443/"))
        .isEqualTo(ApplicationResult.TAKEN);
    // Cookies know no ports, and some proxies tell them to the gate that do not look at them.
    assertThat(add(administrator, app.origin() + ":8443")).isEqualTo(ApplicationResult.TAKEN);
    assertThat(add(administrator, "https://mfa.example.com:8443"))
        .isEqualTo(ApplicationResult.OWN_HOST);
    assertThat(add(administrator, "http://app.example.com"))
        .isEqualTo(ApplicationResult.WRONG_ORIGIN);
    assertThat(
            administrator.does(
                () ->
                    the(ApplicationService.class)
                        .add(999_999_999_999L, "Wiki", "https://wiki.example.com")))
        .isEqualTo(ApplicationResult.UNKNOWN);
  }

  @Test
  @DisplayName("R72: of many who add an application at one host at once one does, others are told")
  void hostIsTakenOnceByManyAtOnce() {
    List<Visitor> administrators = Stream.generate(this::administrator).limit(4).toList();

    List<ApplicationResult> results =
        Simultaneously.call(
            4,
            number ->
                add(administrators.get(number), "https://once.acme.example:" + (8000 + number)));

    assertThat(results)
        .containsOnly(ApplicationResult.DONE, ApplicationResult.TAKEN)
        .containsOnlyOnce(ApplicationResult.DONE);
  }

  @Test
  void withoutTlsThereAreApplicationsInDevelopmentOnly() {
    Visitor administrator = administrator();

    assertThat(add(administrator, "http://app.localhost:9000")).isEqualTo(ApplicationResult.DONE);
    try (var production = services.another(PRODUCTION)) {
      assertThat(
              administrator
                  .at(production)
                  .does(
                      () ->
                          production
                              .get(ApplicationService.class)
                              .add(workspace.id(), "Wiki", "http://wiki.localhost")))
          .isEqualTo(ApplicationResult.WRONG_ORIGIN);
    }
    sql.execute("delete from application where origin = 'http://app.localhost:9000'");
  }

  @Test
  void listOfAllNamesTheirWorkspaces() {
    Visitor administrator = administrator();
    ApplicationService applications = the(ApplicationService.class);

    List<ApplicationItem> page = administrator.does(() -> applications.page(new ListPage(0, 200)));

    assertThat(page)
        .filteredOn(item -> item.id() == app.id())
        .extracting(ApplicationItem::workspaceName)
        .containsExactly("Acme");
    assertThat(administrator.does(applications::count)).isEqualTo(page.size());
  }

  private ApplicationResult add(Visitor administrator, String address) {
    return administrator.does(
        () -> the(ApplicationService.class).add(workspace.id(), "Wiki", address));
  }
}
