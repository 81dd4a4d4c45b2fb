package mfa.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mfa.account.PlatformRole;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.Draft;
import mfa.workflow.draft.DraftService;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.InvalidProcessException;
import mfa.workflow.process.PackagedFile;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContracts;
import mfa.workflow.process.ProcessDeployer;
import mfa.workflow.process.WorkflowEngine;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionRecord;
import mfa.workflow.process.version.Versions;
import org.camunda.bpm.engine.RepositoryService;

/** Each way by which a model comes to run on a server. */
public enum WayIn {
  PAGE {
    @Override
    List<Finding> bring(Services services, byte[] file) {
      return deploy(services, file, DeploymentSource.UPLOAD);
    }
  },
  DRAFT {
    @Override
    List<Finding> bring(Services services, byte[] file) {
      DraftService drafts = services.get(DraftService.class);
      Visitor owner = owner(services);
      CopyResult copy = owner.does(() -> drafts.fromUpload(PROCESS + ".bpmn", file));
      if (copy instanceof CopyResult.Made made) {
        Draft draft = owner.does(() -> drafts.open(made.id())).orElseThrow();
        owner.does(() -> drafts.discard(made.id()));
        return deploy(services, draft.model().getBytes(UTF_8), DeploymentSource.EDITOR);
      }
      return ((CopyResult.Refused) copy).findings();
    }
  },
  MODELER {
    @Override
    List<Finding> bring(Services services, byte[] file) {
      DeployTokenService tokens = services.get(DeployTokenService.class);
      Visitor owner = owner(services);
      var made = (DeployTokenResult.Made) owner.does(() -> tokens.make("Test", 7));
      DeployCredentials credentials = new DeployCredentials(null, made.token());
      ModelerResult result =
          Visitor.of(services)
              .does(() -> services.get(ModelerService.class).deploy(credentials, file, NOTE));
      owner.does(() -> tokens.revoke(made.item().id()));
      return result instanceof ModelerResult.Refused refused ? refused.findings() : List.of();
    }
  },
  /** To a version that came into the engine before what it draws was forbidden. */
  ROLLBACK {
    @Override
    void prepare(Services services) {
      OLDER.computeIfAbsent(services, this::olderVersion);
    }

    private ModelVersion olderVersion(Services services) {
      deploy(services, WithProcesses.another(), DeploymentSource.UPLOAD);
      ModelVersion older = running(services);
      deploy(services, WithProcesses.packaged(), DeploymentSource.UPLOAD);
      return older;
    }

    @Override
    List<Finding> bring(Services services, byte[] file) {
      ModelVersion older = OLDER.get(services);
      int current = running(services).number();
      write(services, older, file);
      try {
        return refusals(
            owner(services)
                .does(
                    () ->
                        services
                            .get(DeploymentService.class)
                            .rollBack(older.definitionId(), NOTE, current)));
      } finally {
        write(services, older, WithProcesses.packaged());
      }
    }

    private void write(Services services, ModelVersion version, byte[] file) {
      services
          .sql()
          .execute(
              "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?",
              file,
              version.deploymentId());
    }
  },
  /** With another package, where the running version came from a package. */
  START {
    @Override
    List<Finding> bring(Services services, byte[] model) {
      byte[] file = neverRun(model);
      try {
        start(services, file);
        if (!Arrays.equals(file, file(services))) {
          runPackaged(services);
          start(services, file);
        }
        assertThat(file(services)).isEqualTo(file);
        return List.of();
      } catch (EJBException e) {
        if (e.getCause() instanceof InvalidProcessException refused) {
          return refused.findings();
        }
        throw e;
      }
    }

    /** A start deploys no file that ran before. */
    private byte[] neverRun(byte[] model) {
      String tag = "camunda:versionTag=\"" + UUID.randomUUID() + "\"";
      return new String(model, UTF_8).replace("camunda:versionTag=\"1.0\"", tag).getBytes(UTF_8);
    }

    private void start(Services services, byte[] file) {
      VersionRecord record = services.get(VersionRecord.class);
      List<ProcessContract> contracts = services.get(ProcessContracts.class).all();
      services.asTimer(
          () ->
              services.inTransaction(
                  entityManager -> {
                    new ProcessDeployer(contracts, record)
                        .deploy(repository(services), new PackagedFile(new String(file, UTF_8)));
                    return null;
                  }));
    }

    private void runPackaged(Services services) {
      services.asTimer(
          () ->
              services.inTransaction(
                  entityManager ->
                      new Versions(repository(services))
                          .deploy(PROCESS, WithProcesses.another(), Versions.PACKAGE)));
    }

    private RepositoryService repository(Services services) {
      return services.get(WorkflowEngine.class).engine().getRepositoryService();
    }
  };

  private static final String PROCESS = WithProcesses.PROCESS;
  private static final DeploymentNote NOTE = new DeploymentNote("A test");
  private static final Map<Services, TestAccount> OWNERS = new ConcurrentHashMap<>();
  private static final Map<Services, ModelVersion> OLDER = new ConcurrentHashMap<>();

  /** Makes what the way needs, once; it may deploy a version. */
  void prepare(Services services) {
    // Most ways need nothing.
  }

  /**
   * A process owner, or a server, that came this way; what is handed over is deployed, unless it is
   * refused.
   *
   * @return answers why a file was refused; with nothing where it runs
   */
  public Function<byte[], List<Finding>> open(Services services) {
    prepare(services);
    return file -> bring(services, file);
  }

  abstract List<Finding> bring(Services services, byte[] file);

  static List<Finding> deploy(Services services, byte[] file, DeploymentSource source) {
    int running = running(services).number();
    return refusals(
        owner(services)
            .does(
                () ->
                    services
                        .get(DeploymentService.class)
                        .deploy(PROCESS, file, NOTE, source, running)));
  }

  static List<Finding> refusals(DeploymentResult result) {
    return result instanceof DeploymentResult.Refused refused ? refused.findings() : List.of();
  }

  static ModelVersion running(Services services) {
    return services.asTimer(() -> services.get(EngineModels.class).running(PROCESS).orElseThrow());
  }

  static byte[] file(Services services) {
    ModelVersion running = running(services);
    return services.asTimer(() -> services.get(EngineModels.class).file(running));
  }

  /** The same person each time, signed in with a code of this moment. */
  static Visitor owner(Services services) {
    TestAccount account =
        OWNERS.computeIfAbsent(
            services,
            any -> {
              Accounts accounts = new Accounts(services);
              return accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
            });
    SessionService sessions = services.get(SessionService.class);
    Visitor owner = Visitor.of(services);
    owner.inSession(owner.does(() -> sessions.open(account.id(), Stage.HALF_SIGNED_IN, 0)));
    owner.does(() -> sessions.confirm(0));
    return owner;
  }
}
