package mfa.ticket.unbind;

import static mfa.ticket.unbind.RequestRisk.NEW_ADDRESS;
import static mfa.ticket.unbind.RequestRisk.NEW_DEVICE;
import static mfa.ticket.unbind.RequestRisk.OWN_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import mfa.account.AccountDeleted;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.FilingResult;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.AccountFacts;
import mfa.ticket.desk.AccountWorkspace;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.FormerTicket;
import mfa.verification.VerificationCode;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R50")
@DisplayName("R50 Where a ticket comes from is a risk that the agent sees")
class RequestRisksTest extends WithTickets {

  private TestAccount owner;
  private Visitor home;

  @BeforeEach
  void ownerSignedInAtHome() {
    owner = accounts.boundMember();
    home = atDesk(owner);
  }

  @Test
  @Tag("R52")
  @DisplayName("R52 The agent sees the roles of the account and how many tickets it had")
  void rolesAndFormerTickets() {
    workspaces.named("Acme").with(owner, WorkspaceRole.ADMINISTRATOR);
    workspaces.named("Globex").with(owner);
    TicketNumber first = fileFrom(home);
    takeAndDecide(agent(), first, rejection());
    clock.moveBy(Duration.ofHours(1));
    TicketNumber second = fileFrom(home);

    DeskTicket open = agent().does(() -> the(DeskService.class).open(second)).orElseThrow();
    AccountFacts facts = open.account();

    assertThat(facts.workspaces())
        .extracting(AccountWorkspace::role)
        .containsExactly(WorkspaceRole.ADMINISTRATOR, WorkspaceRole.STANDARD);
    assertThat(facts.platformRoles()).isEmpty();
    assertThat(open.former()).extracting(FormerTicket::number).containsExactly(first);
  }

  @Test
  void knownBrowserAtAKnownAddressIsNone() {
    assertThat(risks(fileFrom(home), agent())).isEmpty();
  }

  @Test
  void newBrowser() {
    assertThat(risks(fileFrom(anonymousFrom(home.client().address())), agent()))
        .containsExactly(NEW_DEVICE);
  }

  @Test
  void newAddress() {
    assertThat(risks(fileFrom(home.comingBack().from("192.0.2.77")), agent()))
        .containsExactly(NEW_ADDRESS);
  }

  @Test
  @DisplayName("R50 A password alone makes no address known")
  void halfSignedInIsNotEnough() {
    Visitor guesser = anonymous();
    guesser.signIn(owner);

    assertThat(risks(fileFrom(guesser.comingBack()), agent()))
        .containsExactly(NEW_DEVICE, NEW_ADDRESS);
  }

  @Test
  @DisplayName("R50 Asking at home does not make the browser known that files")
  void otherBrowserFiles() {
    Form asked = new Form(home.comingBack()).request(owner, TestAccount.PASSWORD);
    jobs.run(draftOf(owner));
    FilingResult filing =
        anonymous()
            .does(
                () ->
                    the(UnbindFilingService.class)
                        .submit(asked.key, code(mailedCode(owner)), TITLE, STORY));

    assertThat(risks(((FilingResult.Filed) filing).number(), agent())).containsExactly(NEW_DEVICE);
  }

  private static VerificationCode code(String text) {
    return new VerificationCode(text);
  }

  @Test
  @DisplayName("R50 The agent's own address, also where only the IPv6 network is the same")
  void addressOfTheAgent() {
    TicketNumber number = fileFrom(home.comingBack().from("2001:db8:1:2::3"));
    Visitor agent = agent();

    assertThat(risks(number, agent)).doesNotContain(OWN_ADDRESS);
    assertThat(risks(number, agent.from("2001:db8:1:2::4"))).contains(OWN_ADDRESS);
    assertThat(risks(number, agent.from("2001:db8:1:3::4"))).doesNotContain(OWN_ADDRESS);
  }

  @Test
  void nothingIsSaidOfAnAccountThatIsGone() {
    TicketNumber number = fileFrom(anonymous());

    services.notify(new AccountDeleted(owner.id(), Set.of()));

    assertThat(risks(number, agent())).isEmpty();
  }

  private TicketNumber fileFrom(Visitor browser) {
    Form form = new Form(browser.comingBack()).request(owner, TestAccount.PASSWORD);
    jobs.run(draftOf(owner));
    return file(owner, form);
  }

  private Set<RequestRisk> risks(TicketNumber number, Visitor agent) {
    return agent
        .does(() -> the(DeskService.class).open(number))
        .flatMap(DeskTicket::unbind)
        .orElseThrow()
        .requestRisks();
  }
}
