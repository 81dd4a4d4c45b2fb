package mfa.workflow.draft;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.platform.text.Typed;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContracts;
import mfa.workflow.process.ProcessModelValidator;
import mfa.workflow.process.version.ModelVersion;

/**
 * Keeps what process owners change until it is deployed. Only its author sees a draft; nothing of
 * it is carried out (R69).
 */
@Stateless
public class DraftService {

  /** So many drafts has one author. */
  public static final int MAX_DRAFTS = 50;

  /**
   * Bytes of the longest file, four times what the packaged process has: the browser sends the file
   * after each change, and a server call has room for that many.
   */
  public static final int MAX_BYTES = 256 * 1024;

  /** Characters of the longest file, each of which has a byte at least. */
  public static final int MAX_CHARACTERS = MAX_BYTES;

  @Inject private Drafts drafts;
  @Inject private AccountService accounts;
  @Inject private EngineModels models;
  @Inject private ProcessContracts contracts;
  @Inject private CurrentRequest request;
  @Inject private Clock clock;

  /** Begins a draft with the file of a version, by its id in the engine. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public CopyResult copyOf(String definitionId) {
    Optional<ModelVersion> version = models.find(definitionId);
    if (version.isEmpty()) {
      return new CopyResult.Unknown();
    }
    return ModelText.of(models.file(version.get()))
        .map(file -> add(draft(version.get(), file.text())))
        .orElseGet(CopyResult.Unknown::new);
  }

  /**
   * Begins a draft with a file. One with errors is taken as well, to be corrected; but not one that
   * cannot be read or is too long, or whose process this server does not have.
   *
   * @param fileName what findings about the whole file name
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public CopyResult fromUpload(String fileName, byte[] file) {
    Optional<ModelText> read = ModelText.of(file);
    Optional<ProcessContract> contract =
        read.map(ModelText::process).flatMap(process -> contracts.of(process));
    Optional<ModelVersion> running =
        contract.map(ProcessContract::process).flatMap(models::running);
    if (running.isEmpty()) {
      return new CopyResult.Refused(refusal(fileName, file));
    }
    String model = Typed.possible(read.orElseThrow().text());
    return add(draft(running.get(), model).fromUpload());
  }

  private List<Finding> refusal(String fileName, byte[] file) {
    ProcessContract any =
        contracts.all().stream()
            .filter(contract -> fileName.equals(contract.process() + ".bpmn"))
            .findFirst()
            .orElseGet(() -> contracts.all().getFirst());
    return new ProcessModelValidator(any).findings(fileName, file);
  }

  private ProcessDraft draft(ModelVersion base, String model) {
    return new ProcessDraft(request.requiredAccountId(), base, model, clock.instant());
  }

  /** One after the other for one author, so that the limit holds. */
  private CopyResult add(ProcessDraft draft) {
    if (isTooLarge(draft.model())) {
      return new CopyResult.TooLarge();
    }
    accounts.lock(draft.accountId());
    return drafts.count(draft.accountId()) >= MAX_DRAFTS
        ? new CopyResult.TooMany()
        : new CopyResult.Made(drafts.add(draft).id());
  }

  private static boolean isTooLarge(String model) {
    return model.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  /** Own drafts, the one saved last at first. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<DraftItem> own() {
    Map<String, Optional<ModelVersion>> running = new HashMap<>();
    return drafts.list(request.requiredAccountId(), MAX_DRAFTS).stream()
        .flatMap(
            draft ->
                running.computeIfAbsent(draft.process(), models::running).map(draft::item).stream())
        .toList();
  }

  /** An own draft; empty for one that was discarded, and for those of others. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<Draft> open(long id) {
    return drafts
        .find(id, request.requiredAccountId())
        .flatMap(draft -> models.running(draft.process()).map(draft::details));
  }

  /**
   * Stores a changed file.
   *
   * @param revision of the file that was changed: another page may have saved meanwhile
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public SaveResult save(long id, String model, long revision) {
    if (isTooLarge(model)) {
      return new SaveResult.TooLarge();
    }
    Optional<ProcessDraft> draft = drafts.lock(id, request.requiredAccountId());
    if (draft.isEmpty()) {
      return new SaveResult.Unknown();
    }
    if (draft.get().revision() != revision) {
      return new SaveResult.Conflict();
    }
    draft.get().save(Typed.possible(model), clock.instant());
    drafts.flush();
    return new SaveResult.Saved(draft.get().revision(), clock.instant());
  }

  /** What has to be changed in an own draft before it can be deployed, errors first. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public List<Finding> findings(long id) {
    return drafts
        .find(id, request.requiredAccountId())
        .map(draft -> findings(draft.process(), draft.model()))
        .orElse(List.of());
  }

  private List<Finding> findings(String process, String model) {
    return models.findings(process, model.getBytes(StandardCharsets.UTF_8));
  }

  /** What the models of a process may name. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<ProcessContract> contract(String process) {
    return contracts.of(process);
  }

  /** The file that new tickets follow now, to compare a draft with. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public Optional<String> running(String process) {
    return models
        .running(process)
        .flatMap(version -> ModelText.of(models.file(version)))
        .map(ModelText::text);
  }

  /** Ends an own draft. */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public void discard(long id) {
    drafts.lock(id, request.requiredAccountId()).ifPresent(drafts::remove);
  }

  /**
   * Ends an own draft, unless it was saved after that revision.
   *
   * @return whether it is gone
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public boolean discard(long id, long revision) {
    Optional<ProcessDraft> draft = drafts.lock(id, request.requiredAccountId());
    boolean unchanged = draft.filter(found -> found.revision() != revision).isEmpty();
    if (unchanged) {
      draft.ifPresent(drafts::remove);
    }
    return unchanged;
  }
}
