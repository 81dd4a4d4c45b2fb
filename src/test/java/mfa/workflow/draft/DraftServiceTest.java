package mfa.workflow.draft;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import mfa.account.AccountDeleted;
import mfa.account.PlatformRole;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.WorkflowEngine;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R69")
@DisplayName("R69: drafts of a process")
class DraftServiceTest extends ServiceTest {

  private static final String PROCESS = UnbindContract.contract().process();
  private static final String FILE = PROCESS + ".bpmn";

  private Visitor author;

  @BeforeEach
  void processOwner() {
    author = signedIn(processOwnerAccount());
  }

  private TestAccount processOwnerAccount() {
    return accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
  }

  @Test
  void copyHasTheFileOfItsVersion() {
    Draft draft = open(copy());

    assertThat(draft.model()).isEqualTo(packaged());
    assertThat(draft.process()).isEqualTo(PROCESS);
    assertThat(draft.baseVersion()).isEqualTo(draft.runningVersion());
    assertThat(draft.outdated()).isFalse();
    assertThat(asAuthor(() -> drafts().findings(draft.id()))).isEmpty();
  }

  @Test
  void versionThatDoesNotExistCannotBeCopied() {
    assertThat(asAuthor(() -> drafts().copyOf("no-such-version")))
        .isEqualTo(new CopyResult.Unknown());
  }

  @Test
  void changeIsStoredAndFoundInAnotherSession() {
    Draft draft = open(copy());
    String changed = packaged().replace("PT1M", "PT2M");
    clock.moveBy(Duration.ofMinutes(3));

    SaveResult saved = save(draft, changed);

    assertThat(saved).isEqualTo(new SaveResult.Saved(draft.revision() + 1, clock.instant()));
    assertThat(open(draft.id()).model()).isEqualTo(changed);
    assertThat(asAuthor(drafts()::own)).first().extracting(DraftItem::id).isEqualTo(draft.id());
  }

  @Test
  void secondPageIsToldOfTheFirstOneAndOverwritesNothing() {
    Draft inBothPages = open(copy());
    String first = packaged().replace("PT1M", "PT2M");
    save(inBothPages, first);

    SaveResult second = save(inBothPages, packaged().replace("PT1M", "PT3M"));

    assertThat(second).isEqualTo(new SaveResult.Conflict());
    assertThat(open(inBothPages.id()).model()).isEqualTo(first);
  }

  @Test
  @Tag("R74")
  void fileLongerThanAnyProcessIsNotStored() {
    Draft draft = open(copy());

    SaveResult saved = save(draft, "x".repeat(DraftService.MAX_CHARACTERS + 1));

    assertThat(saved).isEqualTo(new SaveResult.TooLarge());
    assertThat(open(draft.id()).model()).isEqualTo(packaged());
  }

  @Test
  @Tag("R74")
  void fileLongerThanADraftMayBeIsNoDraft() {
    String file = packaged().replace("Ends the draft.", "x".repeat(DraftService.MAX_BYTES));
    String version = deploy(file);

    assertThat(upload(FILE, file)).isEqualTo(new CopyResult.TooLarge());
    assertThat(asAuthor(() -> drafts().copyOf(version))).isEqualTo(new CopyResult.TooLarge());
    deploy(packaged());
  }

  @Test
  @Tag("R74")
  void authorHasNoMoreDraftsThanTheMaximumWhateverTabsTheyOpenAtOnce() {
    for (int i = 0; i < DraftService.MAX_DRAFTS - 1; i++) {
      copy();
    }
    String version = runningDefinition();

    for (int round = 0; round < 10; round++) {
      List<CopyResult> results =
          Simultaneously.call(8, tab -> asAuthor(() -> drafts().copyOf(version)));

      assertThat(results).filteredOn(new CopyResult.TooMany()::equals).hasSize(7);
      assertThat(asAuthor(drafts()::own)).hasSize(DraftService.MAX_DRAFTS);
      author.does(() -> drafts().discard(drafts().own().getFirst().id()));
    }
  }

  @Test
  void draftThatSeveralTabsDiscardIsGone() {
    for (int round = 0; round < 10; round++) {
      long id = copy();

      Simultaneously.call(
          8,
          tab ->
              asAuthor(
                  () -> {
                    drafts().discard(id);
                    return true;
                  }));

      assertThat(asAuthor(drafts()::own)).isEmpty();
    }
  }

  @Test
  @Tag("R74")
  void listOfDraftsLoadsNoFile() {
    copy();

    List<?> loaded =
        asAuthor(
            () ->
                services.inTransaction(
                    entityManager -> {
                      assertThat(drafts().own()).hasSize(1);
                      drafts().copyOf(runningDefinition());
                      return loaded(entityManager);
                    }));

    assertThat(loaded).filteredOn(ProcessDraft.class::isInstance).hasSize(1);
  }

  private static List<?> loaded(EntityManager entityManager) {
    Map<?, ?> entities = entityManager.unwrap(UnitOfWorkImpl.class).getCloneMapping();
    return List.copyOf(entities.keySet());
  }

  @Test
  void onlyTheRevisionThatWasDeployedIsDiscarded() {
    Draft deployed = open(copy());
    save(deployed, packaged().replace("PT1M", "PT2M"));
    Draft changed = open(deployed.id());

    assertThat(discard(deployed)).isFalse();
    assertThat(open(deployed.id())).isEqualTo(changed);
    assertThat(discard(changed)).isTrue();

    assertThat(asAuthor(() -> drafts().open(deployed.id()))).isEmpty();
    assertThat(discard(changed)).isTrue();
  }

  private boolean discard(Draft draft) {
    return asAuthor(() -> drafts().discard(draft.id(), draft.revision()));
  }

  @Test
  void draftSaysWhenAnotherVersionRunsMeanwhile() {
    Draft draft = open(copy());

    deploy(packaged().replace("PT1M", "PT4M"));

    assertThat(open(draft.id()).outdated()).isTrue();
    assertThat(open(draft.id()).runningVersion()).isGreaterThan(draft.baseVersion());
    deploy(packaged());
  }

  @Test
  void discardedDraftIsGone() {
    long id = copy();

    author.does(() -> drafts().discard(id));

    assertThat(asAuthor(() -> drafts().open(id))).isEmpty();
    assertThat(asAuthor(() -> drafts().save(id, packaged(), 0)))
        .isEqualTo(new SaveResult.Unknown());
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: another process owner finds, changes and discards no draft that is not theirs")
  void onlyItsAuthorSeesADraft() {
    Draft draft = open(copy());
    Visitor other = signedIn(processOwnerAccount());

    assertThat(other.<Object>does(() -> drafts().open(draft.id()))).hasToString("Optional.empty");
    assertThat(other.<Object>does(() -> drafts().own())).isEqualTo(List.of());
    assertThat(other.<Object>does(() -> drafts().findings(draft.id()))).isEqualTo(List.of());
    assertThat(other.<Object>does(() -> drafts().save(draft.id(), "<x/>", draft.revision())))
        .isEqualTo(new SaveResult.Unknown());
    other.does(() -> drafts().discard(draft.id()));
    assertThat(other.<Boolean>does(() -> drafts().discard(draft.id(), draft.revision()))).isTrue();
    assertThat(open(draft.id())).isEqualTo(draft);
  }

  @Test
  void draftsDieWithTheAccountOfTheirAuthor() {
    TestAccount leaving = processOwnerAccount();
    Visitor visitor = signedIn(leaving);
    visitor.does(() -> drafts().copyOf(runningDefinition()));

    services.notify(new AccountDeleted(leaving.id(), Set.of()));

    assertThat(sql.number("select count(*) from process_draft where account_id = ?", leaving.id()))
        .isZero();
  }

  @ParameterizedTest
  @Tag("R35")
  @EnumSource(value = PlatformRole.class, mode = EnumSource.Mode.EXCLUDE, names = "PROCESS_OWNER")
  @DisplayName("R35: nobody else has drafts, nor a process owner without an authenticator")
  void nobodyElseHasDrafts(PlatformRole role) {
    Visitor other = signedIn(accounts.bind(accounts.memberWith(role)));
    Visitor unbound = signedIn(accounts.memberWith(PlatformRole.PROCESS_OWNER));

    for (Visitor visitor : List.of(other, unbound, signedIn(accounts.member()))) {
      assertThatThrownBy(() -> visitor.does(() -> drafts().own()))
          .isInstanceOf(EJBAccessException.class);
    }
  }

  @Test
  void uploadedFileMakesADraftAlsoWithErrors() {
    CopyResult made = upload("Downloaded (3).bpmn", packaged().replace("ticket-filed", "ticket"));

    long id = ((CopyResult.Made) made).id();
    assertThat(asAuthor(() -> drafts().findings(id))).anyMatch(Finding::error);
  }

  @Test
  void uploadedFileInAnotherEncodingBecomesUtf8() {
    String utf16 = packaged().replace("UTF-8", "UTF-16").replace("Ends the draft.", "草稿结束。");

    CopyResult made = asAuthor(() -> drafts().fromUpload(FILE, utf16.getBytes(UTF_16)));

    String model = open(((CopyResult.Made) made).id()).model();
    assertThat(model).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").contains("草稿结束。");
  }

  @Test
  void fileThatIsNoProcessOfThisServerIsRefusedWithItsFindings() {
    for (String file :
        List.of(
            "no xml",
            "<x/>",
            packaged().replace("\"" + PROCESS + "\"", "\"other\""),
            packaged().replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>"))) {
      CopyResult refused = upload(FILE, file);

      assertThat(refused).isInstanceOf(CopyResult.Refused.class);
      assertThat(((CopyResult.Refused) refused).findings()).anyMatch(Finding::error);
    }
    assertThat(asAuthor(drafts()::own)).isEmpty();
  }

  private CopyResult upload(String name, String file) {
    return asAuthor(() -> drafts().fromUpload(name, file.getBytes(UTF_8)));
  }

  private long copy() {
    return ((CopyResult.Made) asAuthor(() -> drafts().copyOf(runningDefinition()))).id();
  }

  private String runningDefinition() {
    return the(EngineModels.class).running(PROCESS).orElseThrow().definitionId();
  }

  private Draft open(long id) {
    return asAuthor(() -> drafts().open(id)).orElseThrow();
  }

  private SaveResult save(Draft draft, String model) {
    return asAuthor(() -> drafts().save(draft.id(), model, draft.revision()));
  }

  /** The id of the version. */
  private String deploy(String model) {
    return the(WorkflowEngine.class)
        .engine()
        .getRepositoryService()
        .createDeployment()
        .addInputStream(FILE, new ByteArrayInputStream(model.getBytes(UTF_8)))
        .deployWithResult()
        .getDeployedProcessDefinitions()
        .getFirst()
        .getId();
  }

  private <T> T asAuthor(Supplier<T> call) {
    return author.does(call);
  }

  private DraftService drafts() {
    return the(DraftService.class);
  }

  private static String packaged() {
    try (InputStream file =
        DraftServiceTest.class.getClassLoader().getResourceAsStream("bpmn/" + FILE)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
