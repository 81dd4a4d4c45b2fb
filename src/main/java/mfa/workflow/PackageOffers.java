package mfa.workflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.workflow.process.ProcessContracts;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.PackagedModels;

/**
 * Finds the files of the package that were never a version: a start leaves them to process owners
 * where a version of theirs runs.
 */
@ApplicationScoped
class PackageOffers {

  @Inject private PackagedModels packaged;
  @Inject private ProcessContracts contracts;
  @Inject private ProcessDeployments deployments;

  /** The file that came with the product, where it is new. */
  Optional<byte[]> of(String process) {
    return contracts
        .of(process)
        .map(contract -> packaged.file(contract.process()))
        .filter(file -> !deployments.hasFile(process, FileHash.of(file)));
  }
}
