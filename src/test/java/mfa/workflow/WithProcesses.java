package mfa.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.support.Jobs;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.process.EngineModels;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Plays process owners over the packaged process, which runs again after each test. */
public abstract class WithProcesses extends ServiceTest {

  public static final String PROCESS = "mfa-unbind";
  public static final DeploymentNote NOTE = new DeploymentNote("Reviews within a day");

  private static final String TAG = "camunda:versionTag=\"1.0\"";

  @BeforeEach
  void beginWithoutMails() {
    mails.forgetAll();
  }

  @AfterEach
  void runThePackagedFileAgain() {
    if (!Arrays.equals(WayIn.file(services), packaged())) {
      WayIn.deploy(services, packaged(), DeploymentSource.UPLOAD);
    }
  }

  protected TestAccount processOwner() {
    return accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
  }

  /** Signed in with a code of this moment. */
  protected Visitor atWork(TestAccount account) {
    return anonymous().signInWithCode(account);
  }

  /** The file of the package. */
  public static byte[] packaged() {
    try (InputStream file =
        WithProcesses.class.getClassLoader().getResourceAsStream("bpmn/" + PROCESS + ".bpmn")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same file with another version tag, as nobody deployed it before. */
  public static byte[] tagged(String tag) {
    return with(TAG, "camunda:versionTag=\"" + tag + "\"");
  }

  public static byte[] another() {
    return tagged(UUID.randomUUID().toString().substring(0, 8));
  }

  /** The file of the package with one place changed. */
  public static byte[] with(String place, String instead) {
    String text = new String(packaged(), UTF_8);
    if (!text.contains(place)) {
      throw new IllegalArgumentException("There is no " + place);
    }
    return text.replace(place, instead).getBytes(UTF_8);
  }

  protected VersionItem newest(Visitor visitor) {
    return page(visitor, 1).getFirst();
  }

  protected List<VersionItem> page(Visitor visitor, int max) {
    return visitor.does(() -> the(VersionService.class).page(PROCESS, new ListPage(0, max)));
  }

  /** The number of the version that the engine gives to new tickets. */
  protected int running() {
    return services.asTimer(() -> the(EngineModels.class).running(PROCESS).orElseThrow().number());
  }

  protected long versionsInTheEngine() {
    return services.asTimer(
        () -> repository().createProcessDefinitionQuery().processDefinitionKey(PROCESS).count());
  }

  private RepositoryService repository() {
    return new Jobs(services).engine().getRepositoryService();
  }

  protected long rows() {
    return (Long)
        sql.rows("select count(*) as n from process_deployment where process = ?", PROCESS)
            .getFirst()
            .get("n");
  }

  protected DeploymentResult deploy(Visitor visitor, byte[] file) {
    return deploy(visitor, file, running());
  }

  protected DeploymentResult deploy(Visitor visitor, byte[] file, int comparedWith) {
    return visitor.does(
        () ->
            the(DeploymentService.class)
                .deploy(PROCESS, file, NOTE, DeploymentSource.UPLOAD, comparedWith));
  }
}
