package mfa.authenticator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.login.SignInService;
import mfa.password.Password;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Client;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R59")
@DisplayName("R59: a member sees what happened to the account by sign-in, and what failed")
@ExtendWith(OpenPage.class)
class ActivityViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private TestAccount member;
  private Visitor owner;

  @BeforeEach
  void strangerTriesWhileTheOwnerIsAtWork() {
    SERVICES.clock().moveToAnotherDay();
    member = new Accounts(SERVICES).member();
    owner = Visitor.of(SERVICES);
    owner.signIn(member);
    pass();
    Visitor stranger =
        new Visitor(
            SERVICES,
            new Client("203.0.113.66", "Mozilla/5.0 (iPhone) Version/17.0 Safari/605"),
            SERVICES.get(RandomSource.class).key());
    stranger.signIn(member.email(), new Password("not-the-password-71"));
    pass();
    owner.does(() -> SERVICES.get(AccountService.class).changeOwnLanguage(Locale.ENGLISH));
    pass();
    owner.does(() -> SERVICES.get(SignInService.class).signOut());
    pass();
    owner.signIn(member);
  }

  private static void pass() {
    SERVICES.clock().moveBy(Duration.ofMinutes(1));
  }

  @Test
  void activitiesStandBelowTheirSignIn() {
    List<List<String>> groups =
        owner.does(() -> groups().stream().map(group -> parts(group, "line-title")).toList());

    assertThat(groups)
        .containsExactly(
            List.of("Signed in", "Password entered"),
            List.of("Signed out", "Signed in", "Password entered"),
            List.of("Wrong password"));
  }

  @Test
  void failureIsToldFromTheRestByWordSignAndPlace() {
    owner.does(
        () -> {
          ListItem group = groups().getLast();
          assertThat(parts(group, "activity-origin"))
              .singleElement()
              .asString()
              .contains("203.0.113.66");
          List<ActivityItem> all = groups().stream().flatMap(ActivityViewTest::items).toList();
          assertThat(all).filteredOn(item -> item.hasClassName("failed")).hasSize(1);
          assertThat(items(group)).allMatch(item -> item.hasClassName("failed"));
          assertThat(sign(items(group).findFirst().orElseThrow()))
              .isNotEqualTo(sign(all.getFirst()));
        });
  }

  private static List<ListItem> groups() {
    ActivityView view = SERVICES.get(ActivityView.class);
    view.beforeEnter(null);
    return PageParts.within(view, ListItem.class).toList();
  }

  private static Stream<ActivityItem> items(ListItem group) {
    return PageParts.within(group, ActivityItem.class);
  }

  private static List<String> parts(Component group, String name) {
    return PageParts.within(group, Component.class)
        .filter(part -> part.getElement().getClassList().contains(name))
        .map(part -> part.getElement().getTextRecursively())
        .toList();
  }

  private static String sign(ActivityItem item) {
    return item.getElement().getChild(0).getProperty("symbol");
  }
}
