package mfa.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mfa.account.selfservice.AccountDeletionService;
import mfa.support.Jobs;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.DeploymentNote;
import mfa.workflow.DeploymentService;
import mfa.workflow.DeploymentSource;
import mfa.workflow.VersionItem;
import mfa.workflow.VersionService;
import mfa.workflow.WithProcesses;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.DraftService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** The list of versions with the real services behind it, without a browser. */
@Tag("R68")
@Tag("R70")
@DisplayName("R68 R70: the list of versions says who deployed each, when, why and from where")
@ExtendWith(OpenPage.class)
class VersionSectionTest extends WithProcesses {

  private TestAccount account;
  private Visitor owner;

  @BeforeEach
  void openPage() {
    account = processOwner();
    owner = atWork(account);
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  @DisplayName("R70: a version of a person has the name, note, source and hash")
  void versionSaysWhereItComesFrom() {
    byte[] drawn = another();
    deploy(DeploymentSource.EDITOR, drawn, "Drawn here");
    deploy(DeploymentSource.UPLOAD, another(), "From a file");
    VersionItem first = page(owner, 2).getLast();
    rollBackTo(first, "The file was wrong");

    List<VersionItem> versions = page(owner, 3);

    owner.does(
        () -> {
          VersionSection section = open();
          assertThat(wordsOf(section, versions.get(0)))
              .contains("Version " + versions.get(0).number(), "Current")
              .contains(account.name(), "The file was wrong", "Rolled back");
          assertThat(wordsOf(section, versions.get(1)))
              .contains("From a file", "Uploaded")
              .doesNotContain("Current");
          assertThat(wordsOf(section, versions.get(2)))
              .contains("Drawn here", "Edited in the browser")
              .contains(versions.get(2).fileHash().substring(0, 12));
        });
  }

  @Test
  @DisplayName("R70: a version outlives the account of the one who deployed it, and says so")
  void versionOfADeletedAccountSaysSo() {
    TestAccount leaver = processOwner();
    Visitor there = atWork(leaver);
    deploy(there, another());
    there.does(() -> the(AccountDeletionService.class).delete(TestAccount.PASSWORD));

    VersionItem version = newest(owner);
    owner.does(
        () ->
            assertThat(wordsOf(open(), version))
                .contains("Someone whose account was deleted", NOTE.text())
                .doesNotContain(leaver.name()));
  }

  @Test
  @DisplayName("R70: tickets and incidents of a version are counted")
  void ticketsAndIncidentsAreCounted() {
    deploy(owner, another());
    ProcessEngine engine = new Jobs(services).engine();
    String ticket =
        services.asTimer(
            () -> engine.getRuntimeService().startProcessInstanceByKey(PROCESS, start()).getId());

    try {
      services.asTimer(
          () -> {
            String job =
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(ticket)
                    .messages()
                    .singleResult()
                    .getId();
            engine.getManagementService().setJobRetries(job, 0);
          });
      VersionItem version = newest(owner);
      owner.does(() -> assertThat(wordsOf(open(), version)).contains("Tickets: 1", "Incidents: 1"));
    } finally {
      services.asTimer(
          () -> {
            engine.getRuntimeService().deleteProcessInstance(ticket, "ended by the test");
          });
    }
  }

  private static Map<String, Object> start() {
    return Map.of(
        "ticketNumber", "T-1",
        "reviewGroup", "agents",
        "secondReviewGroup", "supervisors",
        "verificationDeadline", "PT1H",
        "reviewDeadline", "PT48H",
        "replyDeadline", "P7D",
        "waitingPeriod", "PT24H");
  }

  @Test
  @DisplayName("R70: a roll-back from the list shows what it changes and needs a note")
  void olderVersionIsRolledBackToFromTheList() {
    deploy(owner, another());
    deploy(owner, another());
    int before = running();
    List<VersionItem> versions = page(owner, 2);

    owner.does(
        () -> {
          VersionSection section = open();
          assertThat(buttons(section, versions.getFirst())).doesNotContain("Roll back");
          press(section, versions.getLast(), "Roll back");
          MockVaadin.clientRoundtrip();
          assertThat(UI.getCurrent().getElement().getTextRecursively())
              .contains("Its file is deployed again as the newest version");
          PageParts.submit(UI.getCurrent());
          assertThat(note().isInvalid()).isTrue();
          note().setValue("Back to what worked");
          PageParts.submit(UI.getCurrent());

          assertThat(told()).startsWith("Rolled back. Version " + (before + 1) + " (");
          assertThat(section.getElement().getTextRecursively())
              .contains("Versions: " + the(VersionService.class).count(PROCESS));
        });

    assertThat(running()).isEqualTo(before + 1);
    assertThat(newest(owner).note()).isEqualTo("Back to what worked");
  }

  @Test
  @Tag("R69")
  @DisplayName("R69: whoever has as many drafts as there can be is told to discard one")
  void tooManyDraftsAreTold() {
    VersionItem version = newest(owner);
    owner.does(
        () -> {
          DraftService drafts = the(DraftService.class);
          while (drafts.copyOf(version.definitionId()) instanceof CopyResult.Made) {
            assertThat(drafts.own()).hasSizeLessThanOrEqualTo(DraftService.MAX_DRAFTS);
          }
          press(open(), version, "Edit a copy");

          assertThat(told()).isEqualTo("You have 50 drafts. Discard one first.");
        });
  }

  private void deploy(DeploymentSource source, byte[] file, String note) {
    int before = running();
    owner.does(
        () ->
            the(DeploymentService.class)
                .deploy(PROCESS, file, new DeploymentNote(note), source, before));
  }

  private void rollBackTo(VersionItem version, String note) {
    int before = running();
    owner.does(
        () ->
            the(DeploymentService.class)
                .rollBack(version.definitionId(), new DeploymentNote(note), before));
  }

  /** As in a narrow window, where each version is a card. */
  private VersionSection open() {
    VersionSection section = services.get(VersionSection.class);
    UI.getCurrent().add(section);
    section.show(
        the(VersionService.class).processes().stream()
            .filter(process -> process.process().equals(PROCESS))
            .findFirst()
            .orElseThrow());
    PageParts.within(section, Grid.class)
        .forEach(
            grid ->
                grid.getElement()
                    .getNode()
                    .getFeature(ElementListenerMap.class)
                    .fireEvent(
                        new DomEvent(
                            grid.getElement(), "narrow", JsonNodeFactory.instance.objectNode())));
    return section;
  }

  private static String wordsOf(VersionSection section, VersionItem version) {
    return card(section, version).getElement().getTextRecursively();
  }

  private static List<String> buttons(VersionSection section, VersionItem version) {
    return PageParts.within(card(section, version), Button.class).map(Button::getText).toList();
  }

  private static void press(VersionSection section, VersionItem version, String label) {
    Component card = card(section, version);
    section.add(card);
    PageParts.press(card, label);
  }

  @SuppressWarnings("unchecked")
  private static Component card(VersionSection section, VersionItem version) {
    Grid<VersionItem> grid = PageParts.within(section, Grid.class).findFirst().orElseThrow();
    return grid.getColumns().stream()
        .filter(Component::isVisible)
        .map(Grid.Column::getRenderer)
        .map(renderer -> (ComponentRenderer<Component, VersionItem>) renderer)
        .map(renderer -> renderer.createComponent(version))
        .findFirst()
        .orElseThrow();
  }

  private static TextField note() {
    return PageParts.within(UI.getCurrent(), TextField.class)
        .filter(field -> field.getLabel().equals("Note"))
        .findFirst()
        .orElseThrow();
  }

  private static String told() {
    MockVaadin.clientRoundtrip();
    return PageParts.within(UI.getCurrent(), Notification.class)
        .map(notification -> notification.getElement().getProperty("text"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
