package mfa.ticket.support.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.AnchorTester;
import com.vaadin.flow.server.VaadinServletResponse;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mfa.support.OpenPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.support.SupportRequest;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R58")
@DisplayName("R58: the file of a list of tickets has what its reader sees in the list, and no more")
@ExtendWith(OpenPage.class)
class TicketExportTest extends WithSupportTickets {

  private static final String HEAD =
      "\uFEFF\"Number\",\"Type\",\"Title\",\"Status\",\"Workspace\",\"Requester\","
          + "\"Filed\",\"Closed\"\r\n";

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  @DisplayName("Names of columns first, then a line for each ticket, in which nothing is a formula")
  void linesAreWhatTheListHas() {
    Instant filed = clock.instant();
    TicketNumber number = file(member, workspace, "=HYPERLINK(\"https://evil.example\")");

    assertThat(file(member, TicketListFilter.of(workspace.id())))
        .isEqualTo(
            HEAD
                + "\"%s\",\"BUG\",\"'=HYPERLINK(\"\"https://evil.example\"\")\",".formatted(number)
                + "\"WAITING_FOR_ASSIGNMENT\",\"Acme\",\"%s\",\"%s\",\"\"\r\n"
                    .formatted(requester.name(), filed));
    assertThat(VaadinServletResponse.getCurrent().getHeader("Content-Disposition"))
        .contains("\"tickets.csv\"");
  }

  @Test
  @DisplayName("R58: no ticket of another workspace, neither in a list of one's own nor asked for")
  void ticketsOfOthersAreInNoFile() {
    TestAccount stranger = accounts.boundMember();
    TestWorkspace globex = workspaces.named("Globex").with(stranger);
    Visitor outsider = atDesk(stranger);
    TicketNumber mine = file(member, workspace, "Ours");
    TicketNumber theirs = file(outsider, globex, "Theirs");

    for (TicketListFilter own :
        List.of(TicketListFilter.of(workspace.id()), TicketListFilter.MINE)) {
      assertThat(file(member, own)).contains(mine.text()).doesNotContain(theirs.text());
    }
    assertThat(file(outsider, TicketListFilter.of(globex.id()))).contains(theirs.text());
    assertThat(file(member, TicketListFilter.of(globex.id()))).isEmpty();
  }

  private TicketNumber file(Visitor visitor, TestWorkspace place, String title) {
    return fileSupport(
        visitor,
        new SupportRequest(
            TicketType.BUG,
            new TicketTitle(title),
            QUESTION,
            place.id(),
            List.of(),
            Optional.empty()));
  }

  private String file(Visitor reader, TicketListFilter filter) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    reader.does(
        () -> {
          TicketExport link = new TicketExport(the(TicketListService.class), () -> filter);
          UI.getCurrent().add(link);
          new AnchorTester(link).download(written);
        });
    return written.toString(UTF_8);
  }
}
