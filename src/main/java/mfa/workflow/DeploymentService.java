package mfa.workflow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.version.ModelVersion;

/** Deploys models and rolls back to older ones, for process owners with a fresh code (R68). */
@Stateless
public class DeploymentService {

  private static final Set<DeploymentSource> OF_PAGES =
      EnumSet.of(DeploymentSource.EDITOR, DeploymentSource.UPLOAD);

  @Inject private ModelDeployer deployer;
  @Inject private EngineModels models;
  @Inject private PackageOffers offers;
  @Inject private AuthenticatorService authenticators;
  @Inject private SessionService sessions;
  @Inject private CurrentRequest request;

  /**
   * Makes the file the version that new tickets follow.
   *
   * @param source the editor or an upload
   * @param comparedWith number of the version that the caller compared the file with: where another
   *     one runs by now, nothing is deployed
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public DeploymentResult deploy(
      String process, byte[] file, DeploymentNote note, DeploymentSource source, int comparedWith) {
    if (!OF_PAGES.contains(source)) {
      throw new IllegalArgumentException(source + " is no way in from a page");
    }
    return checked(
        new DeploymentRequest(
            process, file, note, source, comparedWith, request.requiredAccountId()));
  }

  /**
   * Makes the file that came with the product the version that new tickets follow, where it never
   * was: a start leaves that to people once one of them has deployed a version.
   *
   * @param comparedWith as with {@link #deploy}
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public DeploymentResult deployPackaged(String process, DeploymentNote note, int comparedWith) {
    Optional<byte[]> file = offers.of(process);
    if (file.isEmpty()) {
      return new DeploymentResult.Unknown();
    }
    return checked(
        new DeploymentRequest(
            process,
            file.get(),
            note,
            DeploymentSource.PACKAGE,
            comparedWith,
            request.requiredAccountId()));
  }

  /**
   * Deploys the file of an older version again, as the newest one. It is checked like any other:
   * what was allowed then may not be now.
   *
   * @param comparedWith as with {@link #deploy}
   */
  @RolesAllowed(Roles.PROCESS_OWNER)
  public DeploymentResult rollBack(String definitionId, DeploymentNote note, int comparedWith) {
    Optional<ModelVersion> version = models.find(definitionId);
    if (version.isEmpty()) {
      return new DeploymentResult.Unknown();
    }
    return checked(
        new DeploymentRequest(
            version.get().process(),
            models.file(version.get()),
            note,
            DeploymentSource.ROLLBACK,
            comparedWith,
            request.requiredAccountId()));
  }

  /** Carries it out, if the caller may; nobody changes that before the end of the transaction. */
  private DeploymentResult checked(DeploymentRequest requested) {
    if (!authenticators.lockActiveHolder(requested.accountId(), PlatformRole.PROCESS_OWNER)) {
      return deployer.refuse(requested, new DeploymentResult.NotAllowed());
    }
    if (!sessions.hasFreshCode()) {
      return deployer.refuse(requested, new DeploymentResult.NeedsCode());
    }
    return deployer.deploy(requested);
  }
}
