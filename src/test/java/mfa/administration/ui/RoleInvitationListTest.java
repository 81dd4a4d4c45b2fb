package mfa.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.administration.RoleInvitationService;
import mfa.mail.EmailAddress;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R63")
@DisplayName("R63: who is invited to a platform role")
@ExtendWith(OpenPage.class)
class RoleInvitationListTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @Test
  @DisplayName("R63: an invitation is canceled after a question, which names whom it is for")
  void invitationIsCanceledAfterAQuestion() {
    Accounts accounts = new Accounts(SERVICES);
    TestAccount platform = accounts.bind(accounts.memberWith(PlatformRole.PLATFORM_ADMIN));
    Visitor acting = Visitor.of(SERVICES).signInWithCode(platform);
    EmailAddress invited = new EmailAddress("question" + platform.id() + "@example.net");
    acting.does(
        () -> {
          RoleInvitationService invitations = SERVICES.get(RoleInvitationService.class);
          invitations.invite(invited, PlatformRole.AGENT, Locale.ENGLISH);
          RoleInvitationList list = SERVICES.get(RoleInvitationList.class);
          UI.getCurrent().add(list);

          PageParts.within(list, Button.class)
              .filter(button -> button.getAriaLabel().orElse("").contains(invited.text()))
              .filter(button -> button.getText().equals("Cancel invitation"))
              .findFirst()
              .orElseThrow()
              .click();
          PageParts.takeFocused();
          assertThat(open(invitations, invited)).as("before the answer").isTrue();
          assertThat(PageParts.within(UI.getCurrent(), Paragraph.class).map(Paragraph::getText))
              .anyMatch(text -> text.contains("invitation of " + invited.text()));

          PageParts.press(UI.getCurrent(), "Cancel invitation");
          assertThat(open(invitations, invited)).isFalse();
        });
  }

  private static boolean open(RoleInvitationService invitations, EmailAddress invited) {
    return invitations.open().stream().anyMatch(line -> line.email().equals(invited.text()));
  }
}
