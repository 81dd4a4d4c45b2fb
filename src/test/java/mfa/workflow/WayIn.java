package mfa.workflow;

import java.util.List;
import java.util.function.Function;
import mfa.account.PlatformRole;
import mfa.support.Accounts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;

/** Each way by which a process owner brings a model to the server. */
public enum WayIn {
  PAGE {
    @Override
    Function<byte[], List<Finding>> open(Services services, Visitor owner) {
      return file -> upload(services, owner, file);
    }

    private static List<Finding> upload(Services services, Visitor owner, byte[] file) {
      int running =
          services.asTimer(
              () -> services.get(EngineModels.class).running(PROCESS).orElseThrow().number());
      DeploymentResult result =
          owner.does(
              () ->
                  services
                      .get(DeploymentService.class)
                      .deploy(PROCESS, file, NOTE, DeploymentSource.UPLOAD, running));
      return result instanceof DeploymentResult.Refused refused ? refused.findings() : List.of();
    }
  },
  MODELER {
    @Override
    Function<byte[], List<Finding>> open(Services services, Visitor owner) {
      DeployTokenResult token =
          owner.does(() -> services.get(DeployTokenService.class).make("Test", 7));
      DeployCredentials credentials =
          new DeployCredentials(null, ((DeployTokenResult.Made) token).token());
      Visitor modeler = Visitor.of(services);
      return file -> {
        ModelerResult result =
            modeler.does(() -> services.get(ModelerService.class).deploy(credentials, file, NOTE));
        return result instanceof ModelerResult.Refused refused ? refused.findings() : List.of();
      };
    }
  };

  private static final String PROCESS = "mfa-unbind";
  private static final DeploymentNote NOTE = new DeploymentNote("A test");

  /**
   * A process owner who came this way; what is handed over is deployed, unless it is refused.
   *
   * @return answers why a file was refused; with nothing where it runs
   */
  public Function<byte[], List<Finding>> open(Services services) {
    Accounts accounts = new Accounts(services);
    TestAccount account = accounts.bind(accounts.memberWith(PlatformRole.PROCESS_OWNER));
    Visitor owner = Visitor.of(services);
    owner.signIn(account);
    owner.confirm(account.code(services.clock().instant()));
    return open(services, owner);
  }

  abstract Function<byte[], List<Finding>> open(Services services, Visitor owner);
}
