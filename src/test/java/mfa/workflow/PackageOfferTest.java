package mfa.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.notice.TicketWarning;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.draft.ui.DraftSection;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.PackagedModels;
import mfa.workflow.ui.ProcessView;
import mfa.workflow.ui.TokenSection;
import mfa.workflow.ui.VersionSection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R70")
@DisplayName("R70: a start never takes back what somebody deployed; what is new in it is offered")
class PackageOfferTest extends WithProcesses {

  @Test
  @DisplayName("R70: a newer package waits while a person's version runs, until one deploys it")
  void newerPackageIsOfferedWhereAPersonsVersionRuns() {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    deploy(visitor, another());
    int before = running();

    try (Services upgraded = startWith(another())) {
      Visitor there = visitor.at(upgraded);
      VersionService versions = upgraded.get(VersionService.class);
      assertThat(there.does(versions::processes).getFirst().running().number()).isEqualTo(before);
      assertThat(there.does(() -> versions.offered(PROCESS))).contains(NewerPackage.file);

      DeploymentResult result =
          there.does(
              () -> upgraded.get(DeploymentService.class).deployPackaged(PROCESS, NOTE, before));

      assertThat(result).isInstanceOf(DeploymentResult.Deployed.class);
      assertThat(there.does(() -> versions.offered(PROCESS))).isEmpty();
    }
    VersionItem newest = newest(visitor);
    assertThat(newest.number()).isEqualTo(before + 1);
    assertThat(newest.source()).isEqualTo(DeploymentSource.PACKAGE);
    assertThat(newest.byProduct()).isFalse();
    assertThat(newest.deployedBy()).isEqualTo(owner.name());
    assertThat(newest.note()).isEqualTo(NOTE.text());
    assertThat(newest.fileHash()).isEqualTo(FileHash.of(NewerPackage.file));
    assertThat(audit.count(owner, AuditAction.PROCESS_DEPLOYED, AuditResult.SUCCESS)).isEqualTo(2);
  }

  @Test
  @DisplayName("R70: a start replaces the version of a package by a newer one, never by an older")
  void startGoesForwardsOnly() {
    Visitor visitor = atWork(processOwner());
    deploy(visitor, another());
    int before = running();
    try (Services upgraded = startWith(another())) {
      visitor
          .at(upgraded)
          .does(() -> upgraded.get(DeploymentService.class).deployPackaged(PROCESS, NOTE, before));
    }

    try (Services upgraded = startWith(another())) {
      started(visitor, upgraded);
    }
    assertThat(running()).isEqualTo(before + 2);
    assertThat(newest(visitor).byProduct()).isTrue();
    byte[] newest = NewerPackage.file;

    try (Services older = services.another(Map.of())) {
      started(visitor, older);
      assertThat(visitor.at(older).does(() -> older.get(VersionService.class).offered(PROCESS)))
          .isEmpty();
    }
    assertThat(running()).isEqualTo(before + 2);
    assertThat(newest(visitor).fileHash()).isEqualTo(FileHash.of(newest));
    assertThat(rows()).isEqualTo(versionsInTheEngine());
  }

  @Test
  @Tag("R62")
  @DisplayName("R62 R68: the offer is taken on the page, after a comparison, with a note")
  void offerIsTakenOnThePage() {
    Visitor visitor = atWork(processOwner());
    deploy(visitor, another());
    int before = running();
    NewerPackage.file = another();

    try (Services upgraded =
        services.another(
            NewerPackage.class,
            ProcessView.class,
            VersionSection.class,
            DraftSection.class,
            TokenSection.class,
            FreshCode.class,
            TicketWarning.class)) {
      MockVaadin.setup();
      try {
        visitor
            .at(upgraded)
            .does(
                () -> {
                  Component page = upgraded.get(ProcessView.class);
                  UI.getCurrent().add(page);
                  assertThat(page.getElement().getTextRecursively())
                      .contains("A newer packaged version can be deployed");
                  PageParts.press(page, "Compare and deploy");
                  MockVaadin.clientRoundtrip();
                  PageParts.within(UI.getCurrent(), TextField.class)
                      .forEach(field -> field.setValue("As the product has it"));
                  PageParts.submit(UI.getCurrent());
                  assertThat(page.getElement().getTextRecursively())
                      .doesNotContain("A newer packaged version");
                });
      } finally {
        MockVaadin.tearDown();
      }
    }

    assertThat(running()).isEqualTo(before + 1);
    assertThat(newest(visitor).note()).isEqualTo("As the product has it");
  }

  private Services startWith(byte[] file) {
    NewerPackage.file = file;
    return services.another(NewerPackage.class);
  }

  /** The first question starts the engine. */
  private static void started(Visitor visitor, Services server) {
    visitor.at(server).does(() -> server.get(VersionService.class).processes());
  }

  /** The product with another file. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class NewerPackage extends PackagedModels {

    private static volatile byte[] file;

    @Override
    public ClassLoader files() {
      return new ClassLoader(PackagedModels.class.getClassLoader()) {
        @Override
        public InputStream getResourceAsStream(String name) {
          return name.equals("bpmn/" + PROCESS + ".bpmn")
              ? new ByteArrayInputStream(file)
              : super.getResourceAsStream(name);
        }
      };
    }
  }
}
