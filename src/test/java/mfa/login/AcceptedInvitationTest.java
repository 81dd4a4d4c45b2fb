package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.PlatformRole;
import mfa.administration.RoleInvitationService;
import mfa.invitation.InvitationService;
import mfa.invitation.ui.InvitationView;
import mfa.mail.EmailAddress;
import mfa.mail.WrittenMails;
import mfa.platform.request.Roles;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R64")
@DisplayName("R64: a new person signs in by accepting an invitation, and nobody else does")
@ExtendWith(OpenPage.class)
class AcceptedInvitationTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String PASSWORD = "Walnut-barge-71-drifting";

  private final Accounts accounts = new Accounts(SERVICES);
  private final Visitor visitor = Visitor.of(SERVICES);
  private TestAccount owner;
  private TestWorkspace globex;
  private EmailAddress newcomer;

  @BeforeEach
  void workspaceWithAnOwner() {
    SERVICES.clock().moveToAnotherDay();
    owner = accounts.boundMember();
    globex = new Workspaces(SERVICES).named("Globex").with(owner, WorkspaceRole.OWNER);
    newcomer = new EmailAddress("accepted" + NUMBERS.incrementAndGet() + "@example.net");
    PageParts.letSessionsChange();
  }

  @Test
  void newPersonIsInByTheNewPassword() {
    InvitationView page = accept(visitor, invite(newcomer));

    assertThat(visitor.sessionKey()).isNotNull();
    assertThat(caller(visitor).roles()).containsExactly(Roles.MEMBER);
    assertThat(leadsTo()).isEqualTo("/");
    assertThat(words(page)).doesNotContain("Welcome");
    assertThat(
            SERVICES
                .sql()
                .rows(
                    "select e.factor from audit_entry e join account a on a.id = e.subject_id"
                        + " where a.email = ? and e.action = 'SIGNED_IN' and e.result = 'SUCCESS'",
                    newcomer.text()))
        .as("as at any sign-in")
        .extracting(row -> row.get("factor"))
        .containsExactly("password");
  }

  @Test
  @Tag("R45")
  @DisplayName(
      "R45: where MFA is required, the way leads to binding, and the session opens no more")
  void requiredBindingComesFirst() {
    globex.requiringMfa(0);

    accept(visitor, invite(newcomer));

    assertThat(leadsTo()).isEqualTo("/login/bind");
    assertThat(caller(visitor).roles()).containsExactly(Roles.MUST_BIND);
  }

  @Test
  @Tag("R44")
  void bindingThatCanBePutOffIsOffered() {
    globex.requiringMfa(7);

    accept(visitor, invite(newcomer));

    assertThat(leadsTo()).isEqualTo("/login/bind");
    assertThat(caller(visitor).roles()).containsExactly(Roles.MEMBER);
  }

  @Test
  @Tag("R63")
  @DisplayName("R63: a platform role sleeps until its new holder is bound")
  void platformRoleSleepsUntilItsHolderIsBound() {
    TestAccount platform = accounts.boundMember();
    accounts.grant(platform, PlatformRole.PLATFORM_ADMIN);
    PagesForRolesTest.visitor(AuthenticationState.MEMBER, platform)
        .does(
            () ->
                SERVICES
                    .get(RoleInvitationService.class)
                    .invite(newcomer, PlatformRole.AGENT, Locale.ENGLISH));

    accept(visitor, mailedKey(newcomer));

    assertThat(leadsTo()).isEqualTo("/login/bind");
    assertThat(caller(visitor).roles()).containsExactly(Roles.MUST_BIND);
  }

  @Test
  @Tag("R65")
  @DisplayName("R65: a link that was used opens nothing to whoever has it as well")
  void usedLinkOpensNothing() {
    String key = invite(newcomer);
    accept(visitor, key);
    Visitor thief = Visitor.of(SERVICES);

    InvitationView page = open(thief, key);

    assertThat(PageParts.within(page, PasswordField.class)).isEmpty();
    assertThat(thief.sessionKey()).isNull();
  }

  @Test
  @Tag("R65")
  @DisplayName("R65: of two who have the link open, the second one gets no session")
  void secondOfTwoGetsNoSession() {
    String key = invite(newcomer);
    Visitor thief = Visitor.of(SERVICES);
    InvitationView stale = open(thief, key);
    accept(visitor, key);

    submit(thief, stale);

    assertThat(thief.sessionKey()).isNull();
    assertThat(words(stale)).contains("This invitation");
  }

  @Test
  void linkOfAnExistingAccountSignsNobodyIn() {
    TestAccount existing = accounts.member();

    InvitationView page = open(visitor, invite(existing.email()));

    assertThat(PageParts.within(page, PasswordField.class)).isEmpty();
    assertThat(visitor.sessionKey()).isNull();
    assertThat(globex.roleOf(existing)).isNull();
  }

  @Test
  void passwordThatIsRefusedSignsNobodyIn() {
    InvitationView page = open(visitor, invite(newcomer));
    fill(page, "short");

    visitor.does(() -> PageParts.submit(page));

    assertThat(visitor.sessionKey()).isNull();
    assertThat(PageParts.within(page, PasswordField.class).findFirst().orElseThrow().isInvalid())
        .isTrue();
  }

  private String invite(EmailAddress email) {
    PagesForRolesTest.visitor(AuthenticationState.MEMBER, owner)
        .does(
            () ->
                SERVICES
                    .get(InvitationService.class)
                    .invite(
                        globex.id(),
                        List.of(email.text()),
                        WorkspaceRole.STANDARD,
                        Locale.ENGLISH));
    return mailedKey(email);
  }

  private static String mailedKey(EmailAddress email) {
    String link = new WrittenMails(SERVICES).to(email).getLast().parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  private static InvitationView accept(Visitor visitor, String key) {
    InvitationView page = open(visitor, key);
    submit(visitor, page);
    return page;
  }

  private static InvitationView open(Visitor visitor, String key) {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    return visitor.does(
        () -> {
          SERVICES.get(LinkKeys.class).open(new OfTheLink(request, "/invitation/tag", key));
          InvitationView page = SERVICES.get(InvitationView.class);
          page.setParameter(null, "tag");
          UI.getCurrent().add(page);
          return page;
        });
  }

  private static void submit(Visitor visitor, InvitationView page) {
    fill(page, PASSWORD);
    visitor.does(() -> PageParts.submit(page));
  }

  private static void fill(InvitationView page, String password) {
    PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue("Nia Park");
    PageParts.within(page, PasswordField.class).findFirst().orElseThrow().setValue(password);
  }

  private static Caller caller(Visitor visitor) {
    return PagesForRolesTest.caller(AuthenticationState.MEMBER, visitor);
  }

  /** Where the browser is sent. */
  private static String leadsTo() {
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(call -> call.getInvocation())
        .filter(call -> call.getExpression().contains("window.open"))
        .map(call -> call.getParameters().getFirst().toString())
        .reduce((first, last) -> last)
        .orElse("nowhere");
  }

  private static String words(InvitationView page) {
    return page.getElement().getTextRecursively();
  }
}
