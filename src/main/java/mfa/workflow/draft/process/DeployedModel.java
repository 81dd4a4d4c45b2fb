package mfa.workflow.draft.process;

/**
 * A version of a process, with its file.
 *
 * @param definitionId of the version in the engine
 * @param file the BPMN file as it was deployed
 */
public record DeployedModel(String definitionId, String process, int version, byte[] file) {

  public DeployedModel {
    file = file.clone();
  }

  @Override
  public byte[] file() {
    return file.clone();
  }
}
